"""The register, and one's own part of it."""

from __future__ import annotations

from datetime import datetime, timedelta

from flask import Flask

from casework.administration.data_requests import answer_request, ask_about_own_data
from casework.database import db
from casework.lists.data_requests import ended_requests, open_requests, own_requests
from tests.cast import Cast

DAY = timedelta(days=1)


def ask(cast: Cast, who: str, at: datetime, wish: str = "export") -> int:
    return ask_about_own_data(actor=cast.actor(who), now=at, wish=wish)


def answer(cast: Cast, request: int, at: datetime) -> None:
    answer_request(request, actor=cast.actor("ada"), now=at, done=True, answer="Đã gửi.")


def test_what_waits_longest_leads(app: Flask, cast: Cast, now: datetime) -> None:
    late, early, ended = ask(cast, "bob", now), ask(cast, "dan", now - DAY), ask(cast, "amy", now)
    answer(cast, ended, now)
    assert [row.id for row in open_requests(db.session)] == [early, late]
    (row,) = ended_requests(db.session)
    assert (row.who, row.answerer, row.answer) == ("Amy", "Ada", "Đã gửi.")


def test_one_reads_ones_own_alone_the_newest_first(app: Flask, cast: Cast, now: datetime) -> None:
    ask(cast, "dan", now)
    first, second = ask(cast, "bob", now), ask(cast, "bob", now, "erase")
    found = own_requests(db.session, cast.person("bob"))
    assert [row.id for row in found] == [second, first]


def test_what_has_ended_is_read_by_pages(app: Flask, cast: Cast, now: datetime) -> None:
    made = [ask(cast, who, now) for who in ("bob", "dan", "amy")]
    for request in made:
        answer(cast, request, now)
    found = ended_requests(db.session)
    assert [row.id for row in found] == made[::-1]
    assert [row.id for row in ended_requests(db.session, before=made[2])] == made[1::-1]
