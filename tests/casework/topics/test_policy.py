"""Open cases follow a version once it holds: an event each, exactly once, and others unmoved."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from casework.applying import apply_in_case
from casework.casefile import CaseFile, open_file
from casework.check import check
from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.models import CaseEvent, Notice, PolicyRollout, PolicyVersion
from casework.refs import ZONE
from casework.rules.editing import save_policy
from casework.topics import policy
from tests.cases import Cases
from tests.casework.stored import row_of
from workflows.clocks import Clock
from workflows.states import State


@pytest.fixture
def running(cases: Cases) -> Cases:
    """The cases of these tests live by the database's own clock, as the service does."""
    cases.now = read_clock(db.session)
    return cases


def save(
    cases: Cases, *, days: int = 0, base: int = 1, open_cases: bool = True, **numbers: Any
) -> int:
    now = read_clock(db.session)
    save_policy(
        actor=cases.cast.actor("ada"),
        now=now,
        type_slug="pollution",
        base=base,
        numbers=numbers or {"in_progress": 10},
        effective_on=now.astimezone(ZONE).date() + timedelta(days=days),
        reason="Rút ngắn",
        open_cases=open_cases,
    )
    return (
        db.session.scalars(select(PolicyVersion.id).order_by(PolicyVersion.id.desc())).first() or 0
    )


def file_of(ref: str, now: datetime | None = None) -> CaseFile:
    db.session.rollback()
    return open_file(db.session, row_of(ref), now=now or read_clock(db.session))


def handling(ref: str) -> Clock:
    return next(clock for clock in file_of(ref).clocks() if clock.name == "in_progress")


def applied(ref: str) -> list[CaseEvent]:
    return [
        event
        for event in db.session.scalars(select(CaseEvent).where(CaseEvent.kind == "policy_applied"))
        if event.case_id == row_of(ref).id
    ]


def test_a_running_deadline_moves_with_its_event_and_keeps_its_promise(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    before = handling(ref)
    save(running)
    assert handling(ref) == before
    drain()
    after = handling(ref)
    assert (after.policy_version, after.limits[0].value) == (2, 10)
    assert after.due_current < before.due_current == after.due_original
    assert [event.body["moved"] for event in applied(ref)] == [True]
    assert check(db.session) == []


def test_agency_and_coordinator_are_told(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    save(running)
    drain()
    (event,) = applied(ref)
    told = set(db.session.scalars(select(Notice.person_id).where(Notice.event_id == event.id)))
    assert {running.cast.person("dan"), running.cast.person("bob")} <= told


def test_nobody_is_told_where_no_deadline_moves(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    save(running, rung_5=15)
    drain()
    (event,) = applied(ref)
    assert event.body["moved"] is False
    assert db.session.scalars(select(Notice).where(Notice.event_id == event.id)).all() == []
    assert file_of(ref).policy.ladder[-1].offset == 15


def test_only_open_cases_of_the_type_follow(running: Cases) -> None:
    ended, other = running.at(State.DECLINED), running.reported(type="land_grievance")
    save(running)
    drain()
    assert applied(ended) == applied(other) == []


def test_without_the_order_only_new_cases_follow(running: Cases) -> None:
    old = running.reported()
    save(running, open_cases=False)
    drain()
    running.now = read_clock(db.session)
    assert file_of(old).policy.version == 1
    assert file_of(running.reported()).policy.version == 2


def test_nothing_is_applied_before_its_day(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    save(running, days=3)
    drain()
    assert applied(ref) == []


def test_a_second_time_changes_nothing(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    number = save(running)
    drain()
    policy.handle(number, now=read_clock(db.session))
    assert len(applied(ref)) == 1
    rollout = db.session.get_one(PolicyRollout, number)
    assert (rollout.cases, rollout.seen, rollout.applied) == (1, 1, 1)
    assert rollout.ended_at is not None


def test_a_run_that_dies_between_batches_is_taken_up_again(
    running: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = [running.reported() for _each in range(3)]
    number = save(running)
    monkeypatch.setattr(policy, "BATCH", 1)
    note = policy._note

    def die(*said: Any) -> None:
        note(*said)
        raise KeyboardInterrupt

    monkeypatch.setattr(policy, "_note", die)
    with pytest.raises(KeyboardInterrupt):
        policy.handle(number, now=read_clock(db.session))
    assert sum(len(applied(ref)) for ref in refs) == 1
    monkeypatch.setattr(policy, "_note", note)
    policy.handle(number, now=read_clock(db.session))
    assert [len(applied(ref)) for ref in refs] == [1, 1, 1]
    rollout = db.session.get_one(PolicyRollout, number)
    assert (rollout.seen, rollout.applied) == (3, 3)


def test_a_case_that_cannot_be_done_keeps_no_other_waiting(
    running: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = running.reported(), running.reported()
    number, broken = save(running), row_of(first).id

    def apply(case_id: int, version: PolicyVersion, *, now: datetime) -> bool:
        if case_id == broken:
            raise OSError
        return apply_in_case(case_id, version, now=now)

    monkeypatch.setattr(policy, "apply_in_case", apply)
    with pytest.raises(RuntimeError, match="1 cases"):
        policy.handle(number, now=read_clock(db.session))
    assert (len(applied(first)), len(applied(second))) == (0, 1)
    monkeypatch.setattr(policy, "apply_in_case", apply_in_case)
    policy.handle(number, now=read_clock(db.session))
    assert (len(applied(first)), len(applied(second))) == (1, 1)


def test_a_version_replaced_before_its_day_is_not_applied(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    planned = save(running, days=3)
    save(running, base=2, open_cases=False, in_progress=12)
    policy.handle(planned, now=read_clock(db.session))
    assert applied(ref) == []
