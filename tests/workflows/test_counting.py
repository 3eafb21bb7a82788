"""Where limits end when some time does not count."""

from __future__ import annotations

import pytest

from tests.workflows.days import OFFICIAL, end_of, local
from workflows.clocks import Span
from workflows.counting import days_late, due_after, suspended_days
from workflows.limits import Limit, calendar_days, working_days, working_hours


def suspended(*edges: str) -> list[Span]:
    return [(local(start), local(end)) for start, end in zip(edges[::2], edges[1::2], strict=True)]


@pytest.mark.parametrize(
    ("start", "limit", "due"),
    [
        ("2026-11-02 08:00", working_days(2), "2026-11-04"),
        ("2026-11-02 23:59", working_days(2), "2026-11-04"),  # the day of the event is day 0
        ("2026-11-01 08:00", working_days(2), "2026-11-03"),
        ("2026-02-13 09:00", working_days(10), "2026-03-06"),
        ("2026-08-20 09:00", working_days(5), "2026-08-26"),
        ("2024-02-28 09:00", working_days(1), "2024-02-29"),
        ("2026-11-02 08:00", calendar_days(3), "2026-11-05"),
        ("2026-11-05 08:00", calendar_days(2), "2026-11-09"),  # from a Saturday to Monday
        ("2026-01-18 08:00", calendar_days(30), "2026-02-23"),  # from within Tết to its end
        ("2024-01-30 08:00", calendar_days(30), "2024-02-29"),
        ("2026-01-08 08:00", calendar_days(2), "2026-01-10"),  # a make-up Saturday is no day off
    ],
)
def test_a_term_in_days_ends_with_its_last_day(start: str, limit: Limit, due: str) -> None:
    assert due_after(local(start), [limit], [], OFFICIAL) == end_of(due)


def test_the_local_date_is_what_counts_at_18_00_utc() -> None:
    # Signalen read the weekday off UTC: Monday 06:30 in Vietnam is Sunday there.
    assert due_after(local("2026-11-02 01:00"), [working_days(1)], [], OFFICIAL) == end_of(
        "2026-11-03"
    )
    assert due_after(local("2026-11-01 23:00"), [working_days(1)], [], OFFICIAL) == end_of(
        "2026-11-02"
    )


def test_limits_follow_one_another() -> None:
    limits = [working_days(2), calendar_days(2), working_hours(4)]
    # Wednesday 4, then Friday 6, then Monday morning.
    assert due_after(local("2026-11-02 08:00"), limits, [], OFFICIAL) == local("2026-11-09 11:30")


@pytest.mark.parametrize(
    ("limit", "spans", "due"),
    [
        (working_days(3), suspended("2026-11-03 09:00", "2026-11-05 09:00"), "2026-11-09"),
        # A pause within one day does not suspend its end.
        (working_days(3), suspended("2026-11-03 09:00", "2026-11-03 17:00"), "2026-11-05"),
        (working_days(3), suspended("2026-11-03 23:00", "2026-11-04 01:00"), "2026-11-06"),
        # Over a weekend only the Friday is lost.
        (working_days(5), suspended("2026-11-06 12:00", "2026-11-09 08:00"), "2026-11-10"),
        # After the due day nothing matters.
        (working_days(3), suspended("2026-11-06 00:00", "2026-11-30 00:00"), "2026-11-05"),
        (
            working_days(3),
            suspended(
                "2026-11-03 09:00", "2026-11-04 09:00", "2026-11-05 09:00", "2026-11-06 09:00"
            ),
            "2026-11-09",
        ),
        (calendar_days(3), suspended("2026-11-03 09:00", "2026-11-05 09:00"), "2026-11-09"),
        # The roll from a day off does not end on a suspended day either.
        (calendar_days(5), suspended("2026-11-09 00:00", "2026-11-11 00:00"), "2026-11-11"),
    ],
)
def test_a_day_whose_end_is_suspended_does_not_count(
    limit: Limit, spans: list[Span], due: str
) -> None:
    assert due_after(local("2026-11-02 08:00"), [limit], spans, OFFICIAL) == end_of(due)


@pytest.mark.parametrize(
    ("spans", "due"),
    [
        ([], "2026-11-02 14:00"),
        (suspended("2026-11-02 09:00", "2026-11-02 10:00"), "2026-11-02 15:00"),
        (suspended("2026-11-02 09:00", "2026-11-03 09:00"), "2026-11-03 14:00"),
        (suspended("2026-11-02 11:30", "2026-11-02 13:00"), "2026-11-02 14:00"),
        (suspended("2026-11-02 16:00", "2026-11-03 09:00"), "2026-11-02 14:00"),
    ],
)
def test_suspended_office_hours_do_not_count(spans: list[Span], due: str) -> None:
    start = local("2026-11-02 08:30")
    assert due_after(start, [working_hours(4)], spans, OFFICIAL) == local(due)


def test_nobody_is_late_until_the_moment_has_passed() -> None:
    due = end_of("2026-11-04")
    assert days_late(due, due, OFFICIAL) == 0
    assert days_late(due, local("2026-11-05 00:00"), OFFICIAL) == 1
    assert days_late(due, local("2026-11-06 08:00"), OFFICIAL) == 2


def test_late_days_are_working_days() -> None:
    assert days_late(end_of("2026-02-13"), local("2026-02-22 09:00"), OFFICIAL) == 0
    assert days_late(end_of("2026-02-13"), local("2026-02-23 09:00"), OFFICIAL) == 1


def test_a_term_in_hours_missed_today_is_late_by_no_whole_day() -> None:
    assert days_late(local("2026-11-04 10:00"), local("2026-11-04 16:00"), OFFICIAL) == 0
    assert days_late(local("2026-11-04 10:00"), local("2026-11-05 08:00"), OFFICIAL) == 1


def test_days_that_begin_suspended_are_not_late_days() -> None:
    spans = suspended("2026-11-06 09:00", "2026-11-10 09:00")
    assert days_late(end_of("2026-11-04"), local("2026-11-12 09:00"), OFFICIAL) == 6
    assert days_late(end_of("2026-11-04"), local("2026-11-12 09:00"), OFFICIAL, spans) == 4


def test_a_pause_takes_no_day_away_that_was_late_when_it_began() -> None:
    now = local("2026-11-06 09:00")
    assert days_late(end_of("2026-11-04"), now, OFFICIAL) == 2
    spans = suspended("2026-11-06 08:00", "2026-11-21 00:00")
    assert days_late(end_of("2026-11-04"), now, OFFICIAL, spans) == 2
    assert days_late(end_of("2026-11-04"), local("2026-11-23 09:00"), OFFICIAL, spans) == 3


def test_a_pause_from_the_first_moment_of_a_late_day_leaves_it_late() -> None:
    spans = suspended("2026-11-06 00:00", "2026-11-10 00:00")
    assert days_late(end_of("2026-11-04"), local("2026-11-06 00:00"), OFFICIAL, spans) == 2
    assert days_late(end_of("2026-11-04"), local("2026-11-09 23:59"), OFFICIAL, spans) == 2
    assert days_late(end_of("2026-11-04"), local("2026-11-10 00:00"), OFFICIAL, spans) == 3


def test_a_suspension_before_the_due_date_takes_no_late_day_away() -> None:
    spans = suspended("2026-10-26 09:00", "2026-10-30 09:00")
    assert days_late(end_of("2026-11-04"), local("2026-11-06 09:00"), OFFICIAL, spans) == 2


def test_a_suspension_counts_by_the_ends_of_days() -> None:
    spans = suspended(
        "2026-11-03 09:00", "2026-11-03 17:00", "2026-11-05 09:00", "2026-11-07 00:00"
    )
    ranges = suspended_days(spans, OFFICIAL)
    assert [(a.isoformat(), b.isoformat()) for a, b in ranges] == [("2026-11-05", "2026-11-06")]


def test_a_day_whose_last_second_is_free_again_counts() -> None:
    spans = suspended("2026-11-03 09:00", "2026-11-05 23:59:59")
    ranges = suspended_days(spans, OFFICIAL)
    assert [(a.isoformat(), b.isoformat()) for a, b in ranges] == [("2026-11-03", "2026-11-04")]


def test_the_moment_after_the_last_second_belongs_to_the_next_day() -> None:
    spans = [(local("2026-11-03 23:59:59.500000"), local("2026-11-05 00:00"))]
    ranges = suspended_days(spans, OFFICIAL)
    assert [(a.isoformat(), b.isoformat()) for a, b in ranges] == [("2026-11-04", "2026-11-04")]
