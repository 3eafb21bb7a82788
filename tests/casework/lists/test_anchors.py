"""Anchors as they are kept on paper."""

from __future__ import annotations

from datetime import datetime, timedelta

from casework.database import db
from casework.history.anchoring import make_anchor
from casework.lists.anchors import LIMIT, anchor_lines, newest_anchor
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def test_the_newest_come_first_with_what_is_typed_to_verify(cases: Cases, now: datetime) -> None:
    cases.at(State.ASSESSED)
    with unit_of_work() as session:
        made = [make_anchor(session, now=now + timedelta(days=day)).hash for day in range(2)]
    newest, first = anchor_lines(db.session)
    assert [line.digits.replace(" ", "") for line in (newest, first)] == made[::-1]
    assert [len(group) for group in newest.digits.split(" ")] == [4] * 16
    assert (newest.events, newest.at) == (2, now + timedelta(days=1))


def test_no_more_than_two_months_are_shown(cases: Cases, now: datetime) -> None:
    with unit_of_work() as session:
        for day in range(LIMIT + 1):
            make_anchor(session, now=now + timedelta(days=day))
    assert len(anchor_lines(db.session)) == LIMIT


def test_a_committee_s_paper_bears_the_newest(cases: Cases, cast: Cast, now: datetime) -> None:
    frank = cast.actor("frank")
    assert newest_anchor(db.session, actor=frank, language="vi") == ""
    db.session.rollback()
    with unit_of_work() as session:
        for day in range(2):
            make_anchor(session, now=now + timedelta(days=day))
    digits = anchor_lines(db.session)[0].digits
    said = newest_anchor(db.session, actor=frank, language="vi")
    assert said == f"Mốc lịch sử ngày 03/03/2026: {digits}"
    # A fingerprint over every case differs with cases that an office may not see.
    for other in ("bob", "dan", "alice"):
        assert newest_anchor(db.session, actor=cast.actor(other), language="vi") == ""
