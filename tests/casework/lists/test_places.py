"""Where one can report."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import update

from casework.database import db
from casework.lists.places import last_places, units_to_report_in
from casework.models import Unit
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import SINCE, Cast

DAY = date(2026, 3, 2)


def names(on: date = DAY) -> list[str]:
    return [unit.name for unit in units_to_report_in(db.session, on=on)]


def test_communes_come_by_name_and_the_province_last(cast: Cast) -> None:
    assert names() == ["Phường Bàu Sen", "Xã Suối Mây", "Tỉnh An Minh"]


def test_a_unit_that_is_no_more_or_not_yet_is_left_out(cast: Cast) -> None:
    with unit_of_work() as session:
        session.execute(update(Unit).where(Unit.code == "BSE").values(valid_to=DAY))
    assert names() == ["Xã Suối Mây", "Tỉnh An Minh"]
    assert names(SINCE - timedelta(days=1)) == []


def test_the_last_places_are_ones_own_newest_first(cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    cases.reported(place="Thôn Đông")
    cases.now = now + timedelta(hours=1)
    cases.reported(unit="BSE", place="Chợ Bàu Sen")
    cases.reported("amy", place="Thôn Tây")
    cases.now = now + timedelta(hours=2)
    cases.reported(place="Thôn Đông")
    found = last_places(db.session, cast.actor("alice"), read_tree(db.session))
    assert found.unit_id == cast.unit("SMY")
    assert found.names == ["Thôn Đông", "Chợ Bàu Sen"]


def test_who_never_reported_has_none(cast: Cast, now: datetime) -> None:
    Cases(cast, now).reported("alice")
    for who in ("amy", "bob"):
        assert last_places(db.session, cast.actor(who), read_tree(db.session)) == (None, [])
