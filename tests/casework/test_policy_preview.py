"""Every deadline that a policy would move is shown before it is saved."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casework import policy_preview
from casework.database import db
from casework.policy_preview import preview_policy
from casework.previewing import CaseMove
from casework.rules.written import read_policy
from tests.cases import Cases
from tests.casework.stored import row_of
from workflows.states import State


def preview(cases: Cases, **numbers: int) -> list[CaseMove]:
    return preview_policy(
        db.session, "pollution", read_policy("pollution", 2, numbers), now=cases.now
    )


def test_each_open_deadline_that_moves_is_listed_the_earliest_due_first(cases: Cases) -> None:
    first, second = cases.at(State.IN_PROGRESS), cases.reported()
    found = preview(cases, in_progress=10)
    assert {each.ref for each in found} == {first, second}
    dues = [each.move.before.due_current for each in found]
    assert dues == sorted(dues)


def test_other_types_and_ended_cases_are_not(cases: Cases) -> None:
    cases.at(State.DECLINED)
    cases.reported(type="land_grievance")
    assert preview(cases, in_progress=10) == []


def test_numbers_without_effect_on_a_running_deadline_move_nothing(cases: Cases) -> None:
    cases.at(State.IN_PROGRESS)
    assert preview(cases, rung_5=20, dispute=5) == []


def test_what_becomes_late_at_once_says_so(cases: Cases) -> None:
    cases.at(State.IN_PROGRESS)
    cases.now += timedelta(days=10)
    late = [each.move.newly_overdue(cases.now) for each in preview(cases, in_progress=2)]
    assert any(late)


def test_no_case_is_lost_between_batches(cases: Cases, monkeypatch: pytest.MonkeyPatch) -> None:
    refs = {cases.reported() for _each in range(3)}
    monkeypatch.setattr(policy_preview, "BATCH", 1)
    assert {each.ref for each in preview(cases, in_progress=10)} == refs


def test_looking_changes_nothing(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = row_of(ref).last_seq
    preview(cases, in_progress=10)
    db.session.rollback()
    assert row_of(ref).last_seq == before
