"""How finely a reader may see what could point at a reporter."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.actors import Role, Standing
from workflows.coarseness import (
    Grain,
    coarse_day,
    coarse_voices,
    grain,
    is_close,
    list_grain,
    lists_closely,
    tells_report_hour,
)
from workflows.small_cells import SMALLEST


@pytest.mark.parametrize("voices", range(1, 9))
def test_few_voices_are_no_number_but_for_who_works_with_the_source(voices: int) -> None:
    assert coarse_voices(voices, close=True) == voices
    assert coarse_voices(voices, close=False) == (voices if voices >= SMALLEST else None)


@pytest.mark.parametrize("standing", Standing)
def test_who_sees_days_of_a_sensitive_matter(standing: Standing) -> None:
    weeks = {Standing.LEAD, Standing.SUPPORT, Standing.READER, Standing.CONFIRMER}
    expected = Grain.WEEK if standing in weeks else Grain.DAY
    assert grain(sensitive=True, standings={standing}) is expected
    assert grain(sensitive=False, standings={standing}) is Grain.DAY


def test_whoever_stands_nowhere_sees_least() -> None:
    assert grain(sensitive=True, standings=set()) is Grain.WEEK
    assert not is_close(set())
    assert list_grain(sensitive=True, roles=set()) is Grain.WEEK
    assert not lists_closely(set())


@pytest.mark.parametrize("role", Role)
def test_a_list_is_as_coarse_as_its_narrowest_role(role: Role) -> None:
    close = {Role.COLLABORATOR, Role.COORDINATOR}
    assert lists_closely({role}) == (role in close)
    days = role in close | {Role.COMMITTEE}
    assert (list_grain(sensitive=True, roles={role}) is Grain.DAY) == days
    both = {Role.COORDINATOR, Role.AGENCY_OFFICER}
    assert not lists_closely(both)
    assert list_grain(sensitive=True, roles=both) is Grain.WEEK


def test_a_week_is_named_by_its_monday() -> None:
    week = {coarse_day(date(2026, 3, day), Grain.WEEK) for day in range(2, 9)}
    assert week == {date(2026, 3, 2)}
    assert coarse_day(date(2026, 3, 5), Grain.DAY) == date(2026, 3, 5)


@pytest.mark.parametrize(
    ("urgent", "state", "clock", "tells"),
    [
        (True, "reported", "stage", True),
        (True, "in_progress", "case", True),
        (True, "in_progress", "first_response", True),
        (True, "in_progress", "stage", False),
        (False, "reported", "stage", False),
        (False, "in_progress", None, False),
    ],
)
def test_hours_after_a_report_tell_its_hour(
    urgent: bool, state: str, clock: str | None, tells: bool
) -> None:
    assert tells_report_hour(urgent=urgent, state=state, due_clock=clock) == tells
