"""Applying a version of the calendar: every case in reach, once each, whoever dies on the way."""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from casework import rolling_out
from casework.database import db
from casework.drain import drain
from casework.lists.calendar import version
from casework.models import CaseEvent
from casework.topics import calendar as topic
from tests.cases import Cases
from tests.casework.stored import kinds_of, row_of
from tests.cast import Cast
from tests.edits import day_off, save
from workflows.states import State

HOUR = timedelta(hours=1)
OFF = date(2026, 3, 5)


def applied() -> Counter[int]:
    """How many events each case has of it."""
    db.session.rollback()
    rows = db.session.scalars(select(CaseEvent.case_id).where(CaseEvent.kind == "calendar_applied"))
    return Counter(rows)


def test_every_case_in_reach_gets_one_event_and_the_run_says_how_far_it_is(
    cast: Cast, cases: Cases, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rolling_out, "BATCH", 2)
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
