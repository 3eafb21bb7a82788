"""The months up to March 2026 and the ages at its end, counted with a pencil from history.py."""

from __future__ import annotations

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.figures.months import (
    AgeCount,
    MonthCount,
    age_counts,
    compared_months,
    last_months,
    month_counts,
)
from casework.figures.window import Window
from tests.casework.figures.conftest import END_OF_MARCH, WindowOf
from tests.casework.figures.test_cases import EXPECTED


def by_month(window: Window) -> dict[str, MonthCount]:
    calendar = current_calendar(db.session)
    months = last_months(window, calendar)
    return {each.month.code: each for each in month_counts(db.session, window, months, calendar)}


def ages(window: Window) -> dict[int, AgeCount]:
    return {each.from_days: each for each in age_counts(db.session, window)}


def codes(window: Window) -> list[str]:
    return [each.code for each in compared_months(window, current_calendar(db.session))]


def test_each_month_has_what_came_what_was_told_and_what_was_late_at_its_end(
    window_of: WindowOf,
) -> None:
    months = by_month(window_of())
    assert len(months) == 12
    march, february = months["2026-03"], months["2026-02"]
    assert (february.received, february.answered, february.late) == (2, 0, 0)
    assert (march.received, march.answered, march.late) == (11, 5, 1)
    assert months["2025-04"][1:] == (0, 0, 0)


def test_months_that_have_not_begun_are_not_counted(window_of: WindowOf) -> None:
    assert list(by_month(window_of("2026")))[-1] == "2026-03"


def test_a_month_that_is_over_stays_the_same_in_a_later_picture(window_of: WindowOf) -> None:
    assert by_month(window_of("2026-03"))["2026-03"] == by_month(window_of("2026-Q1"))["2026-03"]


def test_the_age_counts_from_the_first_report_whatever_the_cycle(window_of: WindowOf) -> None:
    found = ages(window_of())
    still_open = sum(exit_.startswith("open") for _, exit_, _ in EXPECTED.values())
    assert sum(each.open for each in found.values()) == still_open == 7
    # Only C came before March; it is the one that is late, and 57 days old.
    assert (found[31].open, found[31].late) == (1, 1)
    assert sum(each.late for each in found.values()) == 1


def test_the_months_are_twelve_in_order_over_the_turn_of_the_year(window_of: WindowOf) -> None:
    found = list(by_month(window_of()))
    assert (found[0], found[8:], len(found)) == (
        "2025-04",
        ["2025-12", "2026-01", "2026-02", "2026-03"],
        12,
    )


def test_months_reach_back_to_the_first_of_the_period_before(window_of: WindowOf) -> None:
    assert codes(window_of("2026-03")) == list(by_month(window_of()))
    assert codes(window_of("2026"))[0] == "2025-01"
    assert len(codes(window_of("2026"))) == 15


def test_a_period_of_years_is_drawn_from_its_last_two(window_of: WindowOf) -> None:
    found = codes(window_of("2020-01-01..2026-03-31", as_of=END_OF_MARCH))
    assert (found[0], len(found)) == ("2024-04", 24)
