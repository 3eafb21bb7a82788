"""The columns of every list: places and desks by name, and nobody's name."""

from __future__ import annotations

from casework.database import db
from casework.lists.columns import list_rows
from casework.units import UnitTree
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.states import State


def test_a_row_names_place_unit_and_agency(cases: Cases, cast: Cast, tree: UnitTree) -> None:
    ref = cases.at(State.ASSIGNED)
    (row,) = db.session.execute(list_rows(cast.actor("frank"), tree))
    assert row.ref == ref
    assert (row.place, row.place_unit) == ("Kênh tiêu thôn Đông", "Xã Suối Mây")
    assert (row.unit, row.agency, row.outside) == ("Xã Suối Mây", ENVIRONMENT, False)


def test_a_case_without_an_agency_is_listed_too(cases: Cases, cast: Cast, tree: UnitTree) -> None:
    cases.reported()
    (row,) = db.session.execute(list_rows(cast.actor("bob"), tree))
    assert row.agency is None
    assert row.outside is None


def test_no_column_tells_who_reported_or_confirmed(
    cases: Cases, cast: Cast, tree: UnitTree
) -> None:
    cases.at(State.CLOSED)
    (row,) = db.session.execute(list_rows(cast.actor("dan"), tree))
    people = {cast.person("alice"), "Alice", "alice@anminh.example"}
    named = {name: value for name, value in row._asdict().items() if value in people}
    # A small number may well equal somebody's id; a column that holds one has another name.
    assert not [name for name in named if "person" in name or isinstance(named[name], str)]
