"""Erasing an account leaves the name, and takes everything else."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.administration.erasure import erase_account
from casework.administration.people import change_person
from casework.administration.substitutes import name_substitute
from casework.administration.tokens import make_token
from casework.app import SETTINGS
from casework.check import check
from casework.database import db
from casework.errors import BadInput
from casework.files import path_of
from casework.models import (
    AdminEvent,
    ApiToken,
    BrowserSession,
    CaseReporter,
    EventPayload,
    Letter,
    Notice,
    OutboxItem,
    Person,
    Substitute,
)
from casework.notify.letters import gather
from casework.passwords import password_fits
from casework.seats import actor_of
from casework.sessions import open_session
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import PASSWORD, Cast
from workflows.states import State

TABLES: tuple[Any, ...] = (ApiToken, BrowserSession, Letter, Notice)


def erase(cast: Cast, now: datetime, who: str) -> None:
    with unit_of_work() as session:
        erase_account(session, cast.person(who), actor=cast.actor("ada"), now=now)


def of(table: Any, person: int) -> int:
    db.session.rollback()
    found = select(func.count()).select_from(table).where(table.person_id == person)
    return db.session.scalar(found) or 0


@pytest.fixture
def busy(app: Flask, cases: Cases, cast: Cast, now: datetime) -> Callable[[str], int]:
    """Somebody with a session, a token, notices and a letter."""
    changes = {"smtp_url": "file:mail", "mail_from": "so@anminh.example"}
    for name, value in changes.items():
        object.__setattr__(app.config[SETTINGS], name, value)

    def person(who: str) -> int:
        cases.at(State.FEEDBACK)
        actor = cast.actor(who)
        open_session(cast.person(who), now=now, device="phone")
        make_token(actor=actor, now=now, current=PASSWORD, name="máy", scopes=["read"], days=9)
        gather(now=now + timedelta(hours=22, minutes=30))
        assert all(of(table, cast.person(who)) for table in TABLES)
        return cast.person(who)

    return person


def test_the_name_stays_and_everything_else_goes(
    busy: Callable[[str], int], cast: Cast, now: datetime
) -> None:
    dan = busy("dan")
    name_substitute(
        dan,
        actor=cast.actor("dan"),
        now=now,
        substitute=cast.person("dora"),
        starts_on=date(2026, 3, 3),
        ends_on=date(2026, 3, 4),
    )
    erase(cast, now, "dan")
    row = db.session.get_one(Person, dan)
    assert (row.name, row.email, row.active, row.erased_at) == ("Dan", f"da-xoa-{dan}", False, now)
    assert not password_fits(row.password_hash, PASSWORD)
    assert {table.__tablename__: of(table, dan) for table in (*TABLES, Substitute)} == {
        "api_tokens": 0,
        "browser_sessions": 0,
        "letters": 0,
        "notices": 0,
        "substitutes": 0,
    }
    assert actor_of(db.session, dan, on=now.date()).seats == ()
    letters = db.session.scalars(select(Letter.id)).all()
    asked = select(OutboxItem.subject_id).where(OutboxItem.topic == "letter")
    assert set(db.session.scalars(asked)) == set(letters)


def test_it_is_in_the_log(cast: Cast, now: datetime) -> None:
    dan = cast.person("dan")
    erase(cast, now, "dan")
    (row,) = db.session.scalars(select(AdminEvent))
    assert (row.kind, row.person_id, row.body) == ("account_erased", dan, {})


def test_who_reported_is_neither_touched_nor_told(
    busy: Callable[[str], int], cast: Cast, now: datetime
) -> None:
    alice = busy("alice")

    def kept() -> tuple[Any, ...]:
        return of(CaseReporter, alice), db.session.scalar(
            select(func.count()).select_from(EventPayload)
        )

    before = kept()
    assert before[0]
    erase(cast, now, "alice")
    assert kept() == before


def test_every_promise_still_holds(busy: Callable[[str], int], cast: Cast, now: datetime) -> None:
    for who in ("dan", "alice"):
        busy(who)
    for who in ("dan", "alice"):
        erase(cast, now, who)
    assert list(check(db.session, is_kept=lambda name: path_of(name).is_file())) == []


def test_it_is_never_opened_again(cast: Cast, now: datetime) -> None:
    dan = cast.person("dan")
    erase(cast, now, "dan")
    with pytest.raises(BadInput) as refused:
        change_person(
            dan,
            actor=cast.actor("ada"),
            now=now,
            name="Dan",
            language="vi",
            active=True,
        )
    assert refused.value.field == "active"
