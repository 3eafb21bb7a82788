"""What a coordinator masks is gone from the database, and the history stays whole."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from casework import masking
from casework.check import check
from casework.database import db
from casework.history.verifying import verified_here
from casework.models import CaseEvent, CaseText, EventPayload
from casework.retention.texts import erase_waiting, masked_waiting
from tests.cases import Cases
from tests.cast import Cast
from tests.contents import contents
from workflows.states import State

NAMED = "Ông Nguyễn Văn Kín ở số nhà 12 kể lại."
MASKED = "[đã che] ở số nhà [đã che] kể lại."


def stored() -> str:
    db.session.rollback()
    return repr(list(contents()))


def kinds() -> list[str]:
    return list(db.session.scalars(select(CaseEvent.kind).order_by(CaseEvent.id)))


def masked(cases: Cases) -> str:
    ref = cases.reported(what=NAMED)
    assert "Văn Kín" in stored(), "a crawl that finds nothing proves nothing"
    cases.do("bob", ref, "assess", what=MASKED)
    return ref


def test_the_words_before_are_nowhere(cases: Cases) -> None:
    masked(cases)
    assert "Văn Kín" not in stored()
    assert "van kin" not in stored()
    assert MASKED in stored()


def test_an_event_says_which_and_the_history_stays_whole(cases: Cases) -> None:
    masked(cases)
    assert kinds() == ["reported", "assessed", "texts_erased"]
    erased = db.session.scalars(select(CaseEvent).where(CaseEvent.kind == "texts_erased")).one()
    assert erased.body == {"events": [1]}
    assert erased.actor_id is None
    assert check(db.session) == []
    assert verified_here().faults == []


def test_what_was_not_masked_is_still_kept(cases: Cases) -> None:
    masked(cases)
    text = db.session.scalars(select(CaseText)).one()
    assert (text.title, text.what) == ("Nước thải chảy ra kênh tiêu", MASKED)
    kept = db.session.scalars(select(EventPayload.body).where(EventPayload.part == "text")).one()
    assert "Kênh tiêu thôn Đông" in kept


def test_without_a_change_nothing_is_erased(cases: Cases) -> None:
    cases.at(State.ASSESSED)
    assert kinds() == ["reported", "assessed"]


def test_the_rest_of_the_way_is_as_before(cases: Cases) -> None:
    ref = masked(cases)
    for who, action in (("bob", "assign"), ("dan", "accept"), ("dan", "resolve")):
        cases.do(who, ref, action)
    assert check(db.session) == []


def test_where_this_role_may_not_it_waits_for_the_one_that_may(
    app: Flask, cases: Cases, cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as bound:
        bound.setattr(masking, "may_erase", lambda _connection: False)
        ref = masked(cases)
        assert "Văn Kín" in stored()
        assert masked_waiting(now=now) == [ref]
    assert erase_waiting(now=now) == 1
    assert "Văn Kín" not in stored()
    assert masked_waiting(now=now) == []
    assert erase_waiting(now=now) == 0
    assert check(db.session) == []
