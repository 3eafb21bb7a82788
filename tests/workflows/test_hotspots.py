"""What an entry owes, and when it may end."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from workflows.actors import Actor, Role, Seat
from workflows.hotspots import (
    Due,
    Ending,
    PlanStep,
    Seen,
    Status,
    decides,
    dues,
    keeps,
    level_of,
    refuses_to_end,
)

DAY = date(2026, 3, 2)
HOLDS, DOUBTFUL, BACK = Seen.HOLDS, Seen.DOUBTFUL, Seen.CAME_BACK


def owed(**changes: Any) -> list[Due]:
    given: dict[str, Any] = {
        "status": Status.WATCHED,
        "checked_on": DAY,
        "handled_on": None,
        "seen": {},
        "steps": (),
        "roll": lambda day: day,
    }
    return dues(**{**given, **changes})


def test_while_watched_a_check_in_is_owed_each_week() -> None:
    assert owed() == [Due("check_in", DAY + timedelta(days=7))]


def test_once_handled_two_verifications_are_owed_and_no_check_in() -> None:
    after = {"status": Status.VERIFIED, "handled_on": DAY}
    found = owed(**after)
    assert [(each.key, (each.on - DAY).days) for each in found] == [
        ("verify_30", 30),
        ("verify_90", 90),
    ]
    assert [each.key for each in owed(**after, seen={30: HOLDS})] == ["verify_90"]


def test_steps_are_owed_until_done_and_the_nearest_comes_first() -> None:
    steps = (
        PlanStep(1, None, DAY + timedelta(days=9), done=False),
        PlanStep(2, 4, DAY, done=True),
        PlanStep(3, 4, DAY, done=False),
    )
    assert [each.key for each in owed(steps=steps)] == ["step_3", "check_in", "step_1"]
    assert owed(status=Status.ENDED, steps=steps) == []


def test_a_day_off_rolls_on() -> None:
    assert owed(roll=lambda day: day + timedelta(days=2))[0].on == DAY + timedelta(days=9)


@pytest.mark.parametrize(("late", "level"), [(-1, 0), (0, 1), (2, 1), (3, 2), (40, 2)])
def test_its_keepers_are_told_on_the_day_and_the_committee_three_days_after(
    late: int, level: int
) -> None:
    assert level_of(Due("check_in", DAY), DAY + timedelta(days=late)) == level


@pytest.mark.parametrize(
    ("ending", "first", "last", "came_back", "may"),
    [
        (Ending.SETTLED, HOLDS, HOLDS, False, True),
        (Ending.SETTLED, HOLDS, None, False, False),
        (Ending.SETTLED, None, HOLDS, False, False),
        (Ending.SETTLED, HOLDS, DOUBTFUL, False, False),
        (Ending.DORMANT, None, None, False, False),
        (Ending.DORMANT, BACK, None, False, False),
        (Ending.DORMANT, DOUBTFUL, None, False, True),
        (Ending.RECURRED, HOLDS, None, False, False),
        (Ending.RECURRED, HOLDS, BACK, False, True),
        (Ending.RECURRED, None, None, True, True),
        (Ending.WITHDRAWN, None, None, False, True),
    ],
)
def test_nothing_is_done_that_nobody_has_verified(
    ending: Ending, first: Seen | None, last: Seen | None, came_back: bool, may: bool
) -> None:
    refusal = refuses_to_end(ending, {30: first, 90: last}, came_back=came_back)
    assert (refusal is None) is may


def test_offices_of_the_unit_and_above_keep_it_and_only_committees_decide() -> None:
    lineage = (2, 1)
    by = {
        role: Actor(7, (Seat(role, unit),))
        for role, unit in ((Role.COORDINATOR, 2), (Role.COMMITTEE, 1), (Role.OBSERVER, 1))
    }
    assert keeps(by[Role.COORDINATOR], lineage)
    assert not decides(by[Role.COORDINATOR], lineage)
    assert decides(by[Role.COMMITTEE], lineage)
    assert not keeps(by[Role.OBSERVER], lineage)
    assert not keeps(Actor(7, (Seat(Role.COORDINATOR, 3),)), lineage)
