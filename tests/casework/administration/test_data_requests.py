"""What people ask about the data of their own account, and how it ends."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.administration.data_requests import (
    answer_request,
    ask_about_own_data,
    withdraw_request,
)
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import AdminEvent, DataRequest, Person
from tests.cast import Cast
from workflows.actors import Actor
from workflows.machine import NotPossible

LATER = timedelta(hours=3)


def asked(cast: Cast, now: datetime, who: str = "bob", wish: str = "export") -> int:
    return ask_about_own_data(actor=cast.actor(who), now=now, wish=wish, words="họ tên sai")


def answered(cast: Cast, now: datetime, request: int, *, done: bool = True) -> None:
    answer_request(request, actor=cast.actor("ada"), now=now + LATER, done=done, answer="Đã sửa.")


def logged() -> list[tuple[str, int | None, object]]:
    rows = db.session.scalars(select(AdminEvent).order_by(AdminEvent.id))
    return [(row.kind, row.person_id, row.body) for row in rows]


def stored(request: int) -> DataRequest:
    db.session.rollback()
    return db.session.get_one(DataRequest, request)


def test_it_is_asked_and_answered(cast: Cast, now: datetime) -> None:
    request = asked(cast, now)
    answered(cast, now, request)
    row = stored(request)
    assert (row.outcome, row.ended_at, row.answer) == ("done", now + LATER, "Đã sửa.")
    assert row.answered_by_id == cast.person("ada")


def test_it_is_refused_with_a_reason(cast: Cast, now: datetime) -> None:
    request = asked(cast, now)
    answered(cast, now, request, done=False)
    assert stored(request).outcome == "refused"


def test_each_step_is_in_the_log_without_its_words(cast: Cast, now: datetime) -> None:
    answered(cast, now, asked(cast, now))
    withdrawn = asked(cast, now, wish="correct")
    withdraw_request(withdrawn, actor=cast.actor("bob"), now=now)
    answered(cast, now, asked(cast, now, wish="object"), done=False)
    bob = cast.person("bob")
    assert logged() == [
        ("data_requested", bob, {"wish": "export"}),
        ("data_request_done", bob, {"wish": "export"}),
        ("data_requested", bob, {"wish": "correct"}),
        ("data_request_withdrawn", bob, {"wish": "correct"}),
        ("data_requested", bob, {"wish": "object"}),
        ("data_request_refused", bob, {"wish": "object"}),
    ]


def test_what_is_to_be_erased_is_erased_in_the_same_commit(cast: Cast, now: datetime) -> None:
    bob = cast.person("bob")
    request = asked(cast, now, wish="erase")
    assert db.session.get_one(Person, bob).active
    answered(cast, now, request)
    assert stored(request).outcome == "done"
    assert db.session.get_one(Person, bob).erased_at == now + LATER


def test_what_is_refused_erases_nothing(cast: Cast, now: datetime) -> None:
    answered(cast, now, asked(cast, now, wish="erase"), done=False)
    assert db.session.get_one(Person, cast.person("bob")).active


def test_only_the_asker_withdraws(cast: Cast, now: datetime) -> None:
    request = asked(cast, now)
    for who in ("bill", "ada", "otto"):
        with pytest.raises(NotFound):
            withdraw_request(request, actor=cast.actor(who), now=now)
    withdraw_request(request, actor=cast.actor("bob"), now=now)
    assert stored(request).outcome == "withdrawn"


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga", "otto"])
def test_only_an_administrator_answers(cast: Cast, now: datetime, who: str) -> None:
    request = asked(cast, now, "carol")
    with pytest.raises(NotAllowed):
        answer_request(request, actor=cast.actor(who), now=now, done=True, answer="x")
    assert stored(request).outcome is None


def test_nobody_answers_themselves(cast: Cast, now: datetime) -> None:
    request = asked(cast, now, "ada")
    with pytest.raises(NotAllowed):
        answered(cast, now, request)
    assert stored(request).outcome is None


def test_whoever_holds_no_role_any_more_asks_nothing_here(app: Flask, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        ask_about_own_data(actor=Actor(7, ()), now=now, wish="export")


@pytest.mark.parametrize("wish", ["correct", "object"])
def test_what_needs_words_says_so(cast: Cast, now: datetime, wish: str) -> None:
    with pytest.raises(BadInput) as refused:
        ask_about_own_data(actor=cast.actor("bob"), now=now, wish=wish, words=" ")
    assert refused.value.field == "words"
    assert db.session.scalar(select(func.count()).select_from(DataRequest)) == 0


def test_an_answer_needs_its_reason(cast: Cast, now: datetime) -> None:
    with pytest.raises(BadInput) as refused:
        answer_request(asked(cast, now), actor=cast.actor("ada"), now=now, done=False, answer="  ")
    assert refused.value.field == "answer"


def test_nothing_is_asked_twice_at_once_and_nothing_ends_twice(cast: Cast, now: datetime) -> None:
    request = asked(cast, now)
    with pytest.raises(NotPossible):
        asked(cast, now)
    answered(cast, now, request)
    with pytest.raises(NotPossible):
        answered(cast, now, request, done=False)
    with pytest.raises(NotPossible):
        withdraw_request(request, actor=cast.actor("bob"), now=now)
    assert asked(cast, now) != request


def test_what_is_not_there_is_not_found(cast: Cast, now: datetime) -> None:
    with pytest.raises(NotFound):
        answered(cast, now, 999)
    with pytest.raises(NotFound):
        withdraw_request(999, actor=cast.actor("bob"), now=now)
