"""The picture of March 2026, counted with a pencil from tests/casework/figures/history.py.

Thirteen matters; C and B came in February, E was reopened. Told to the people in March: A on the
11th, B on the 19th, D on the 9th, E and K; L's feedback is not given.
"""

from __future__ import annotations

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.figures.cases import case_members
from casework.figures.overview import Overview, last_months, overview
from casework.figures.window import Window
from tests.casework.figures.conftest import WindowOf
from tests.casework.figures.test_cases import EXPECTED
from tests.cast import Cast
from workflows.figures.periods import period_of


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


def test_each_month_has_what_came_what_was_told_and_what_was_late_at_its_end(
    window_of: WindowOf,
) -> None:
    months = {each.month.code: each for each in seen(window_of()).months}
    assert len(months) == 12
    march, february = months["2026-03"], months["2026-02"]
    assert (february.received, february.answered, february.late) == (2, 0, 0)
    assert (march.received, march.answered, march.late) == (11, 5, 1)
    assert months["2025-04"][1:] == (0, 0, 0)


def test_months_that_have_not_begun_are_not_drawn(window_of: WindowOf) -> None:
    assert seen(window_of("2026")).months[-1].month.code == "2026-03"


def test_a_month_that_is_over_stays_the_same_in_a_later_picture(window_of: WindowOf) -> None:
    assert seen(window_of("2026-03")).months[-1] == seen(window_of("2026-Q1")).months[-1]


def test_the_age_counts_from_the_first_report_whatever_the_cycle(window_of: WindowOf) -> None:
    ages = {each.from_days: each for each in seen(window_of()).ages}
    still_open = sum(exit_.startswith("open") for _, exit_, _ in EXPECTED.values())
    assert sum(each.open for each in ages.values()) == still_open == 7
    # Only C came before March; it is the one that is late, and 57 days old.
    assert (ages[31].open, ages[31].late) == (1, 1)
    assert sum(each.late for each in ages.values()) == 1


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


def test_the_months_are_twelve_in_order_over_the_turn_of_the_year() -> None:
    codes = [each.code for each in last_months(period_of("2026-02").last)]
    assert (codes[0], codes[9:], len(codes)) == ("2025-03", ["2025-12", "2026-01", "2026-02"], 12)
