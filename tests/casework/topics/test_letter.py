"""A letter is sent as soon as it can be, once for every kill at most twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select, update

from casework.app import SETTINGS
from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.models import Channel, Letter, OutboxItem
from casework.notify import channels, postman
from casework.notify.letters import gather
from casework.topics import letter as sending
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.notify.mails import DIGEST, letters
from tests.cast import Cast, email
from tests.smtp_sink import Sink, smtp_sink


@pytest.fixture
def sink(app: Flask, tmp_path: Path) -> Iterator[Sink]:
    """A mail server that the service knows."""
    with smtp_sink(tmp_path / "sink") as running:
        given = {"smtp_url": running.url, "mail_from": "so@anminh.example"}
        app.config[SETTINGS] = replace(app.config[SETTINGS], **given)
        yield running


@pytest.fixture
def letter(sink: Sink, cast: Cast, now: datetime) -> int:
    """The digest of bob, waiting to be sent."""
    Cases(cast, now).reported()
    gather(now=DIGEST)
    return letters("bob")[0].id


def item() -> OutboxItem:
    db.session.rollback()
    ours = select(OutboxItem).where(OutboxItem.topic == "letter")
    return db.session.scalars(ours.execution_options(populate_existing=True)).one()


def due_again() -> None:
    with unit_of_work() as session:
        session.execute(update(OutboxItem).values(due_at=read_clock(session())))


def test_draining_sends_it_and_says_so(sink: Sink, letter: int) -> None:
    drain()
    (received,) = sink.received()
    assert received.to == email("bob")
    assert letters("bob")[0].sent_at is not None
    assert item().done_at is not None


def test_a_letter_that_was_sent_is_not_sent_again(sink: Sink, letter: int) -> None:
    drain()
    sending.handle(letter, now=DIGEST)
    assert len(sink.received()) == 1


def test_what_was_taken_and_not_answered_is_sent_again_under_the_same_name(
    sink: Sink, letter: int
) -> None:
    sink.behave(drop=1)
    drain()
    assert letters("bob")[0].sent_at is None
    sink.behave(accept=1)
    due_again()
    drain()
    first, second = sink.received()
    assert first.message_id == second.message_id
    assert len(set(sink.messages())) == 1
    assert letters("bob")[0].sent_at is not None


@pytest.mark.parametrize("way", ["temporary", "refuse"])
def test_a_server_in_trouble_gets_it_later(sink: Sink, letter: int, way: str) -> None:
    sink.behave(**{way: 1})
    drain()
    assert (item().tries, item().dead_at) == (1, None)
    sink.behave(accept=1)
    due_again()
    drain()
    assert len(sink.received()) == 1


def test_a_final_refusal_ends_it_at_once(sink: Sink, letter: int) -> None:
    sink.behave(permanent=1)
    drain()
    assert item().dead_at is not None
    assert item().fault == "GivenUp: refused 550"


def test_no_transaction_is_open_while_it_is_handed_over(
    sink: Sink, letter: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def watch(*_given: object, **_more: object) -> None:
        seen.append(db.session().in_transaction())

    monkeypatch.setattr(postman, "hand_over", watch)
    sending.handle(letter, now=DIGEST)
    assert seen == [False]


def test_a_channel_says_the_same_words(
    sink: Sink, cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with unit_of_work() as session:
        given = {"scheme": "tgram", "url": "tgram://1:a/2", "recorded_at": now}
        session.add(Channel(person_id=cast.person("bob"), **given))
    Cases(cast, now).reported()
    gather(now=DIGEST)
    said: list[str] = []
    monkeypatch.setattr(
        channels, "send", lambda url, written, **_more: said.extend([url, written.subject])
    )
    for each in letters("bob"):
        db.session.rollback()
        sending.handle(each.id, now=DIGEST)
    assert said == ["tgram://1:a/2", "1 vụ việc có cập nhật mới"]
    assert all(each.sent_at for each in letters("bob"))


def test_a_letter_that_is_gone_needs_nothing(app: Flask) -> None:
    sending.handle(4711, now=DIGEST)
    assert db.session.scalars(select(Letter)).all() == []
