"""Which rungs are due, and when."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.workflows.days import OFFICIAL, end_of, local
from workflows.escalation import (
    DEFAULT_LADDER,
    Duty,
    Rung,
    check_ladder,
    next_rung_at,
    rung_at,
    rungs_due,
)
from workflows.words import Label

DUE = end_of("2026-11-13")  # a Friday
NEVER_SEEN = 0


def levels(
    now: str,
    *,
    reached: int = NEVER_SEEN,
    due: datetime = DUE,
    urgent: bool = False,
    started_at: datetime | None = None,
) -> list[int]:
    rungs = rungs_due(
        DEFAULT_LADDER,
        due,
        urgent=urgent,
        cycle=1,
        reached=reached,
        calendar=OFFICIAL,
        now=local(now),
        started_at=started_at,
    )
    return [rung.level for rung in rungs]


def test_the_default_ladder_is_the_one_of_the_design() -> None:
    check_ladder(DEFAULT_LADDER)
    assert [(rung.offset, rung.urgent_offset, rung.tells) for rung in DEFAULT_LADDER] == [
        (-2, -2, (Duty.OFFICER,)),
        (0, 0, (Duty.AGENCY_HEAD,)),
        (3, 4, (Duty.COORDINATOR,)),
        (5, 8, (Duty.COMMITTEE,)),
        (10, 24, (Duty.MEETING, Duty.COORDINATOR_ABOVE)),
    ]


@pytest.mark.parametrize(
    ("level", "at"),
    [
        (1, "2026-11-11 07:30"),
        (2, "2026-11-13 23:59:59"),
        (3, "2026-11-18 07:30"),
        (4, "2026-11-20 07:30"),
        (5, "2026-11-30 07:30"),  # 24 November is off
    ],
)
def test_a_rung_is_reached_when_the_office_opens(level: int, at: str) -> None:
    rung = DEFAULT_LADDER[level - 1]
    assert rung_at(rung, DUE, urgent=False, calendar=OFFICIAL) == local(at)


@pytest.mark.parametrize(
    ("level", "at"),
    [
        (1, "2026-11-13 14:00"),
        (2, "2026-11-13 16:00"),
        (3, "2026-11-16 10:30"),
        (4, "2026-11-16 16:00"),
        (5, "2026-11-18 16:00"),
    ],
)
def test_urgent_rungs_come_in_office_hours(level: int, at: str) -> None:
    rung = DEFAULT_LADDER[level - 1]
    due = local("2026-11-13 16:00")
    assert rung_at(rung, due, urgent=True, calendar=OFFICIAL) == local(at)


def test_no_rung_falls_into_tet() -> None:
    due = end_of("2026-02-13")
    assert rung_at(DEFAULT_LADDER[2], due, urgent=False, calendar=OFFICIAL) == local(
        "2026-02-25 07:30"
    )


def test_a_rung_is_due_from_its_own_moment_on() -> None:
    assert levels("2026-11-11 07:29") == []
    assert levels("2026-11-11 07:30") == [1]
    assert levels("2026-11-11 07:30", reached=1) == []


def test_after_a_long_silence_every_rung_comes_in_order_and_none_is_left_out() -> None:
    assert levels("2027-01-04 08:00") == [1, 2, 3, 4, 5]
    assert levels("2027-01-04 08:00", reached=3) == [4, 5]
    assert levels("2027-01-04 08:00", reached=5) == []


def test_the_order_in_which_a_ladder_is_written_does_not_matter() -> None:
    rungs = rungs_due(
        DEFAULT_LADDER[::-1],
        DUE,
        urgent=False,
        cycle=1,
        reached=0,
        calendar=OFFICIAL,
        now=local("2027-01-04 08:00"),
    )
    assert rungs == DEFAULT_LADDER


def test_a_very_short_term_warns_nobody_at_its_start() -> None:
    # Due today: two working days before was before the case arrived.
    due, start = end_of("2026-11-13"), local("2026-11-12 15:00")
    assert levels("2026-11-12 15:00", due=due, started_at=start) == []
    assert levels("2026-11-13 23:59:59", due=due, started_at=start) == [2]
    next_at = next_rung_at(
        DEFAULT_LADDER, due, urgent=False, reached=0, calendar=OFFICIAL, started_at=start
    )
    assert next_at == due


def test_a_warning_at_the_very_moment_of_the_start_is_left_out_too() -> None:
    assert levels("2026-11-12 08:00", started_at=local("2026-11-11 07:30")) == []
    assert levels("2026-11-12 08:00", started_at=local("2026-11-11 07:29")) == [1]


def test_a_short_urgent_term_warns_nobody_at_its_start() -> None:
    due, start = local("2026-11-13 09:30"), local("2026-11-13 08:00")
    assert levels("2026-11-13 08:00", due=due, urgent=True, started_at=start) == []
    assert levels("2026-11-13 09:30", due=due, urgent=True, started_at=start) == [2]


def test_from_the_second_cycle_on_each_rung_tells_one_level_higher_too() -> None:
    rungs = rungs_due(
        DEFAULT_LADDER,
        DUE,
        urgent=False,
        cycle=2,
        reached=0,
        calendar=OFFICIAL,
        now=local("2027-01-04 08:00"),
    )
    assert [rung.tells for rung in rungs] == [
        (Duty.OFFICER, Duty.AGENCY_HEAD),
        (Duty.AGENCY_HEAD, Duty.COORDINATOR),
        (Duty.COORDINATOR, Duty.COMMITTEE),
        (Duty.COMMITTEE, Duty.MEETING, Duty.COORDINATOR_ABOVE),
        (Duty.MEETING, Duty.COORDINATOR_ABOVE),
    ]
    assert [rung.level for rung in rungs] == [1, 2, 3, 4, 5]


def test_somebody_told_by_both_rungs_is_told_once() -> None:
    doubled = (DEFAULT_LADDER[0], replace(DEFAULT_LADDER[1], tells=(Duty.OFFICER,)))
    rungs = rungs_due(
        doubled,
        DUE,
        urgent=False,
        cycle=2,
        reached=0,
        calendar=OFFICIAL,
        now=local("2026-11-12 08:00"),
    )
    assert [rung.tells for rung in rungs] == [(Duty.OFFICER,)]


def test_the_next_rung_is_the_lowest_not_reached() -> None:
    for reached, rung in enumerate(DEFAULT_LADDER):
        at = next_rung_at(DEFAULT_LADDER, DUE, urgent=False, reached=reached, calendar=OFFICIAL)
        assert at == rung_at(rung, DUE, urgent=False, calendar=OFFICIAL)


def test_above_the_last_rung_nothing_comes() -> None:
    assert next_rung_at(DEFAULT_LADDER, DUE, urgent=False, reached=5, calendar=OFFICIAL) is None


@given(
    st.integers(0, 4 * 365 * 24 * 60),
    st.lists(st.integers(0, 100), max_size=12),
    st.booleans(),
)
def test_however_often_one_looks_each_rung_comes_exactly_once(
    minutes: int, waits: list[int], urgent: bool
) -> None:
    due = local("2024-01-01 00:00") + timedelta(minutes=minutes)
    now, reached, seen = OFFICIAL.add_working_hours(due, -40), 0, list[int]()
    for hours in [*waits, 200]:
        now = OFFICIAL.add_working_hours(now, hours)
        rungs = rungs_due(
            DEFAULT_LADDER,
            due,
            urgent=urgent,
            cycle=1,
            reached=reached,
            calendar=OFFICIAL,
            now=now,
        )
        seen += [rung.level for rung in rungs]
        reached = max([reached, *(rung.level for rung in rungs)])
    assert seen == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("ladder", "complaint"),
    [
        (DEFAULT_LADDER[1:], "stands at place 1"),
        ((DEFAULT_LADDER[0], replace(DEFAULT_LADDER[1], offset=-2)), "must come after"),
        ((DEFAULT_LADDER[0], replace(DEFAULT_LADDER[1], urgent_offset=-3)), "must come after"),
    ],
)
def test_a_ladder_with_a_gap_or_a_step_back_is_refused(
    ladder: tuple[Rung, ...], complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        check_ladder(ladder)


def test_a_rung_that_tells_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="tells nobody"):
        Rung(1, 0, 0, (), Label("x", "x"))


def test_a_rung_below_the_first_is_refused() -> None:
    with pytest.raises(ValueError, match="lowest level is 1"):
        Rung(0, 0, 0, (Duty.OFFICER,), Label("x", "x"))
