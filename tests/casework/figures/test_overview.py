"""The picture of March 2026, counted with a pencil from tests/casework/figures/history.py.

Thirteen matters; C and B came in February, E was reopened. Told to the people in March: A on the
11th, B on the 19th, D on the 9th, E and K; L's feedback is not given.
"""

from __future__ import annotations

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.figures.cases import case_members
from casework.figures.overview import Overview, overview
from casework.figures.window import Window
from tests.casework.figures.conftest import WindowOf
from tests.casework.figures.test_cases import EXPECTED
from tests.cast import Cast


def seen(window: Window) -> Overview:
    return overview(db.session, window, current_calendar(db.session))


def test_the_totals_are_those_of_the_table_of_cases(window_of: WindowOf) -> None:
    totals = seen(window_of()).totals
    entries = [entry for entry, _, _ in EXPECTED.values()]
    exits = [exit_ for _, exit_, _ in EXPECTED.values()]
    assert totals["to_handle"] == len(EXPECTED) == 14
    assert totals["entry.received"] == entries.count("received") == 11
    assert totals["late"] == 1
    assert totals["done"] == sum(each.startswith("done") for each in exits) == 5
    assert (totals["on_time_original"], totals["on_time"]) == (4, 4)
    assert totals["outcome.confirmed"] == 2


def test_the_period_before_is_counted_beside_it(window_of: WindowOf) -> None:
    found = seen(window_of())
    assert found.before["to_handle"] == found.totals["entry.before"] == 2
    assert found.before["entry.received"] == 2


def test_the_grid_adds_up_to_the_totals(window_of: WindowOf) -> None:
    found = seen(window_of())
    for name in ("to_handle", "entry.received", "late", "done"):
        assert sum(cell.get(name, 0) for cell in found.grid.values()) == found.totals[name]
    assert {slug for _, slug in found.grid} == {"pollution", "other"}
    assert sum(cell["to_handle"] for (_, slug), cell in found.grid.items() if slug == "other") == 1


def test_the_funnel_only_narrows_where_steps_are_not_left_out(window_of: WindowOf) -> None:
    funnel = dict(seen(window_of()).funnel)
    assert funnel["reported"] == 11
    assert funnel["confirmed"] == 2
    # A, D, E and K; B's people were told of a matter of February.
    assert funnel["feedback"] == 4
    assert funnel["reported"] >= funnel["assessed"] >= funnel["assigned"] >= funnel["resolved"]


def test_another_unit_has_its_own_picture(window_of: WindowOf, cast: Cast) -> None:
    nowhere = seen(window_of(units=frozenset({cast.unit("BSE")})))
    assert nowhere.totals == {}
    assert sum(count for _, count in nowhere.funnel) == 0
    assert [each.open for each in nowhere.ages] == [0, 0, 0, 0]


def test_the_lines_behind_the_totals_are_as_many(window_of: WindowOf) -> None:
    window = window_of()
    assert len(db.session.execute(case_members(window)).all()) == seen(window).totals["to_handle"]
