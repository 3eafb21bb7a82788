"""Open cases follow a version once it holds: an event each, exactly once, and others unmoved."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import select

from casework.casefile import CaseFile, open_file
from casework.check import check
from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.models import CaseEvent, Notice, PolicyRollout
from casework.topics import policy
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.edits import shorter_handling
from workflows.clocks import Clock
from workflows.states import State


@pytest.fixture
def running(cases: Cases) -> Cases:
    """The cases of these tests live by the database's own clock, as the service does."""
    cases.now = read_clock(db.session)
    return cases


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
    shorter_handling(running.cast)
    assert handling(ref) == before
    drain()
    after = handling(ref)
    assert (after.policy_version, after.limits[0].value) == (2, 10)
    assert after.due_current < before.due_current == after.due_original
    assert [event.body["moved"] for event in applied(ref)] == [True]
    assert check(db.session) == []


def test_agency_and_coordinator_are_told(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    shorter_handling(running.cast)
    drain()
    (event,) = applied(ref)
    told = set(db.session.scalars(select(Notice.person_id).where(Notice.event_id == event.id)))
    assert {running.cast.person("dan"), running.cast.person("bob")} <= told


def test_nobody_is_told_where_no_deadline_moves(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    shorter_handling(running.cast, rung_5=15)
    drain()
    (event,) = applied(ref)
    assert event.body["moved"] is False
    assert db.session.scalars(select(Notice).where(Notice.event_id == event.id)).all() == []
    assert file_of(ref).policy.ladder[-1].offset == 15


def test_only_open_cases_of_the_type_follow(running: Cases) -> None:
    ended, other = running.at(State.DECLINED), running.reported(type="land_grievance")
    shorter_handling(running.cast)
    drain()
    assert applied(ended) == applied(other) == []


def test_without_the_order_only_new_cases_follow(running: Cases) -> None:
    old = running.reported()
    shorter_handling(running.cast, open_cases=False)
    drain()
    running.now = read_clock(db.session)
    assert file_of(old).policy.version == 1
    assert file_of(running.reported()).policy.version == 2


def test_nothing_is_applied_before_its_day(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    shorter_handling(running.cast, days=3)
    drain()
    assert applied(ref) == []


def test_a_second_time_changes_nothing(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    number = shorter_handling(running.cast)
    drain()
    policy.handle(number, now=read_clock(db.session))
    assert len(applied(ref)) == 1
    rollout = db.session.get_one(PolicyRollout, number)
    assert (rollout.cases, rollout.seen, rollout.applied) == (1, 1, 1)
    assert rollout.ended_at is not None


def test_a_version_replaced_before_its_day_is_not_applied(running: Cases) -> None:
    ref = running.at(State.IN_PROGRESS)
    planned = shorter_handling(running.cast, days=3)
    shorter_handling(running.cast, base=2, open_cases=False, in_progress=12)
    policy.handle(planned, now=read_clock(db.session))
    assert applied(ref) == []
