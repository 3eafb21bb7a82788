"""Years after its end nothing that was said of a case is left, and its history still holds."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from casework.check import check
from casework.database import db
from casework.history.verifying import verified_here
from casework.models import CaseText, EventPayload
from casework.retention.texts import ERASED, erase_waiting, texts_due
from tests.cases import Cases
from tests.contents import contents
from workflows.states import State

LONG = timedelta(days=1827)


def test_every_word_goes(cases: Cases, now: datetime) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "note", text="Ông Kín đã ký biên bản.")
    for who, action in (("dan", "resolve"), ("bob", "give_feedback"), ("alice", "confirm")):
        cases.do(who, ref, action)
    assert erase_waiting(now=now + LONG) == 1
    stored = repr(list(contents()))
    for words in ("Ông Kín", "Nước thải", "nuoc thai", "Kênh tiêu", "Đã đình chỉ", "Biên bản 15"):
        assert words not in stored
    assert db.session.scalars(select(EventPayload).where(EventPayload.part == "text")).all() == []
    assert db.session.scalars(select(CaseText.title)).all() == [ERASED]


def test_the_history_still_verifies(cases: Cases, now: datetime) -> None:
    cases.at(State.CLOSED)
    erase_waiting(now=now + LONG)
    assert check(db.session) == []
    assert verified_here().faults == []


def test_it_waits_for_its_time_and_is_done_once(cases: Cases, now: datetime) -> None:
    ref = cases.at(State.CLOSED)
    cases.at(State.IN_PROGRESS)
    assert texts_due(now=now + timedelta(days=1825)) == []
    assert texts_due(now=now + LONG) == [ref]
    assert [erase_waiting(now=now + LONG), erase_waiting(now=now + LONG)] == [1, 0]
