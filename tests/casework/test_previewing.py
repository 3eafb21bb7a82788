"""The preview says exactly what saving and applying then does, and changes nothing itself."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from casework import previewing
from casework.calendar.changes import Change, edited
from casework.calendar.stored import current_calendar
from casework.casefile import open_file
from casework.database import db
from casework.drain import drain
from casework.previewing import CaseMove, preview_calendar, preview_policy
from casework.rules.written import read_policy
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import Cast
from tests.contents import digest
from tests.edits import day_off, save
from workflows.states import State

HOUR = timedelta(hours=1)
OFF = date(2026, 3, 5)


def preview(now: datetime, *changes: Change) -> list[CaseMove]:
    calendar = current_calendar(db.session)
    return preview_calendar(db.session, calendar, edited(calendar, changes), now=now)


def test_every_deadline_that_would_move_is_named_with_its_case_the_earliest_first(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    refs = {cases.reported(), cases.at(State.IN_PROGRESS)}
    cases.at(State.DECLINED)
    found = preview(now + HOUR, day_off(OFF))
    assert {each.ref for each in found} == refs
    dues = [each.move.before.due_current for each in found]
    assert dues == sorted(dues)
    assert all(each.move.after.due_current > each.move.before.due_current for each in found)


def test_what_was_shown_is_what_happens(cast: Cast, cases: Cases, now: datetime) -> None:
    for state in (State.REPORTED, State.ASSIGNED, State.IN_PROGRESS, State.FEEDBACK):
        cases.at(state)
    shown = preview(now + HOUR, day_off(OFF))
    save(cast, now + HOUR, day_off(OFF))
    drain()
    assert shown
    for each in shown:
        clocks = open_file(db.session, row_of(each.ref), now=now + 2 * HOUR).clocks()
        after = {clock.key: clock.due_current for clock in clocks}
        assert after[each.move.before.key] == each.move.after.due_current


def test_a_preview_changes_nothing(cast: Cast, cases: Cases, now: datetime) -> None:
    cases.reported()
    before = digest()
    preview(now + HOUR, day_off(OFF))
    db.session.rollback()
    assert digest() == before


def test_a_day_no_deadline_counts_moves_nothing(cast: Cast, cases: Cases, now: datetime) -> None:
    cases.reported()
    assert preview(now + HOUR, day_off(date(2026, 12, 1))) == []


def test_it_says_what_becomes_overdue_and_what_no_longer_is(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    cases.reported()
    due = min(each.move.before.due_current for each in preview(now + HOUR, day_off(OFF)))
    # An ordinary report's nearest deadline; a day off within its count cures it for a day.
    counted = due.date() if due.date().weekday() < 5 else due.date() - timedelta(days=2)
    overdue = due + timedelta(seconds=1)
    found = preview(overdue, day_off(counted))
    assert [each.move.cured(overdue) for each in found].count(True) >= 1
    assert not any(each.move.newly_overdue(overdue) for each in found)


def policy_preview(cases: Cases, **numbers: int) -> list[CaseMove]:
    return preview_policy(
        db.session, "pollution", read_policy("pollution", 2, numbers), now=cases.now
    )


def test_each_open_deadline_that_moves_is_listed_the_earliest_due_first(cases: Cases) -> None:
    first, second = cases.at(State.IN_PROGRESS), cases.reported()
    found = policy_preview(cases, in_progress=10)
    assert {each.ref for each in found} == {first, second}
    dues = [each.move.before.due_current for each in found]
    assert dues == sorted(dues)


def test_other_types_and_ended_cases_are_not(cases: Cases) -> None:
    cases.at(State.DECLINED)
    cases.reported(type="land_grievance")
    assert policy_preview(cases, in_progress=10) == []


def test_numbers_without_effect_on_a_running_deadline_move_nothing(cases: Cases) -> None:
    cases.at(State.IN_PROGRESS)
    assert policy_preview(cases, rung_5=20, dispute=5) == []


def test_what_becomes_late_at_once_says_so(cases: Cases) -> None:
    cases.at(State.IN_PROGRESS)
    cases.now += timedelta(days=10)
    late = [each.move.newly_overdue(cases.now) for each in policy_preview(cases, in_progress=2)]
    assert any(late)


def test_no_case_is_lost_between_batches(cases: Cases, monkeypatch: pytest.MonkeyPatch) -> None:
    refs = {cases.reported() for _each in range(3)}
    monkeypatch.setattr(previewing, "BATCH", 1)
    assert {each.ref for each in policy_preview(cases, in_progress=10)} == refs


def test_looking_changes_nothing(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = row_of(ref).last_seq
    policy_preview(cases, in_progress=10)
    db.session.rollback()
    assert row_of(ref).last_seq == before


def test_no_case_of_the_calendar_is_lost_between_batches(
    cases: Cases, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = {cases.reported() for _each in range(3)}
    monkeypatch.setattr(previewing, "BATCH", 1)
    assert {each.ref for each in preview(now + HOUR, day_off(OFF))} == refs
