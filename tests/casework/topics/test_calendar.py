"""Applying a version of the calendar: every case in reach, once each, whoever dies on the way."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from casework.adopting import adopt_in_case
from casework.calendar.editing import TOPIC
from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.lists.calendar import version
from casework.models import CaseEvent, OutboxItem
from casework.topics import calendar as topic
from tests.cases import Cases
from tests.casework.stored import kinds_of, row_of
from tests.cast import Cast
from tests.edits import day_off, save
from workflows.states import State

HOUR = timedelta(hours=1)
OFF = date(2026, 3, 5)


class Killed(BaseException):
    """The worker dies: nobody catches it and nothing is tidied up."""


def applied() -> Counter[int]:
    """How many events each case has of it."""
    db.session.rollback()
    rows = db.session.scalars(select(CaseEvent.case_id).where(CaseEvent.kind == "calendar_applied"))
    return Counter(rows)


def test_every_case_in_reach_gets_one_event_and_the_run_says_how_far_it_is(
    cast: Cast, cases: Cases, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topic, "BATCH", 2)
    ids = {row_of(cases.reported()).id for _number in range(5)}
    closed = row_of(cases.at(State.DECLINED)).id
    save(cast, now + HOUR, day_off(OFF))
    assert drain() == 1
    assert applied() == dict.fromkeys(ids, 1)
    assert closed not in applied()
    told = version(db.session, 2)
    assert (told.cases, told.seen, told.moved) == (5, 5, 5)
    assert not told.under_way


def test_a_second_run_does_nothing(cast: Cast, cases: Cases, now: datetime) -> None:
    cases.reported()
    save(cast, now + HOUR, day_off(OFF))
    drain()
    before = applied(), version(db.session, 2).moved
    topic.handle(2, now=now + 2 * HOUR)
    assert (applied(), version(db.session, 2).moved) == before


@pytest.mark.parametrize("survived", [0, 1, 2, 3])
def test_a_run_that_dies_is_taken_up_by_the_next_and_no_case_is_applied_twice(
    cast: Cast, cases: Cases, now: datetime, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    monkeypatch.setattr(topic, "BATCH", 2)
    refs = [cases.reported() for _number in range(5)]
    save(cast, now + HOUR, day_off(OFF))
    looked_at: list[int] = []

    def dies(case_id: int, **at: Any) -> bool:
        if len(looked_at) == survived:
            raise Killed
        looked_at.append(case_id)
        return adopt_in_case(case_id, **at)

    with monkeypatch.context() as patch:
        patch.setattr(topic, "adopt_in_case", dies)
        with pytest.raises(Killed):
            topic.handle(2, now=now + HOUR)
    assert sum(applied().values()) == survived
    assert version(db.session, 2).under_way
    topic.handle(2, now=now + HOUR)
    assert applied() == {row_of(ref).id: 1 for ref in refs}
    assert not version(db.session, 2).under_way


def test_a_command_between_two_batches_is_no_second_time(
    cast: Cast, cases: Cases, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = [cases.reported() for _number in range(3)]
    save(cast, now + HOUR, day_off(OFF))
    cases.do("bob", refs[1], "note", now=now + 2 * HOUR)
    drain()
    assert applied() == {row_of(ref).id: 1 for ref in refs}
    assert kinds_of(refs[1])[-2:] == ["calendar_applied", "noted"]
    assert version(db.session, 2).moved == 3


def test_a_case_that_cannot_be_looked_at_keeps_no_other_waiting_and_is_tried_again(
    cast: Cast, cases: Cases, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topic, "BATCH", 1)
    refs = [cases.reported() for _number in range(3)]
    bad = row_of(refs[0]).id
    save(cast, now + HOUR, day_off(OFF))

    def fails(case_id: int, **at: Any) -> bool:
        if case_id == bad:
            raise ValueError("unreadable")
        return adopt_in_case(case_id, **at)

    with monkeypatch.context() as patch:
        patch.setattr(topic, "adopt_in_case", fails)
        with pytest.raises(RuntimeError, match="1 cases"):
            topic.handle(2, now=now + HOUR)
    assert set(applied()) == {row_of(ref).id for ref in refs[1:]}
    assert version(db.session, 2).under_way
    topic.handle(2, now=now + HOUR)
    assert applied() == {row_of(ref).id: 1 for ref in refs}


def test_two_versions_after_each_other_leave_each_case_with_the_newest(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.reported()
    save(cast, now + HOUR, day_off(OFF))
    save(cast, now + 2 * HOUR, day_off(date(2026, 3, 4)))
    drain()
    assert [event.body for event in db.session.scalars(
        select(CaseEvent).where(CaseEvent.kind == "calendar_applied")
    )] == [{"calendar_version": 3}]  # fmt: skip
    assert kinds_of(ref).count("calendar_applied") == 1
    assert not version(db.session, 2).under_way
    assert not version(db.session, 3).under_way


def test_the_holder_of_the_work_keeps_its_lease_while_it_goes_on(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    cases.reported()
    save(cast, now + HOUR, day_off(OFF))
    topic.handle(2, now=now + HOUR)
    item = db.session.scalars(select(OutboxItem).where(OutboxItem.topic == TOPIC)).one()
    assert item.due_at > read_clock(db.session())
