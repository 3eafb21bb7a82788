"""A whole service with canaries in it: cases, mails, files, Redis and logs, all of them real."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update

from api.app import create_app
from casework import doorbell
from casework.clock import read_clock
from casework.database import MICROSECOND, db
from casework.models import ApiToken, DatabaseMark
from casework.settings import Settings
from casework.tokens import token_hash
from casework.unit_of_work import unit_of_work
from tests.api.conftest import Visitor
from tests.api.signed_in import sign_browser_in
from tests.cast import PEOPLE, Cast
from tests.redis_server import Server

NAMES = tuple(name for name, *_ in PEOPLE)
STRANGER = "stranger"


class Known(Cast):
    """The cast by the numbers they had before some of them were given other addresses."""

    def __init__(self) -> None:
        self.ids = {name: super(Known, self).person(name) for name in NAMES}

    def person(self, name: str) -> int:
        """The id of a person."""
        return self.ids[name]


class Kept(logging.Handler):
    """Every line of the log, as the service's own processes write it, with its traceback."""

    def __init__(self) -> None:
        super().__init__(logging.INFO)
        self.setFormatter(logging.Formatter("%(asctime)s %(name)s: %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep it."""
        self.lines.append(self.format(record))


@dataclass
class House:
    """The application, who is signed in to it, and the words that are hidden in it by field."""

    app: Flask
    settings: Settings
    cast: Known
    now: datetime
    redis: Server
    log: Kept
    words: dict[str, str]
    browsers: dict[str, FlaskClient] = field(default_factory=dict)
    bearers: dict[str, str] = field(default_factory=dict)
    refs: dict[str, str] = field(default_factory=dict)
    more: dict[str, list[str]] = field(default_factory=dict)
    """Addresses somebody was led to by a form, which no link leads to."""
    unsealed: str = ""
    """The one page on which a coordinator has read who reported."""

    def field_of(self, word: str) -> str:
        """The field a word is planted in."""
        return next(name for name, planted in self.words.items() if planted == word)

    def let_time_pass(self, passed: timedelta) -> None:
        """The database's clock goes on."""
        with unit_of_work() as session:
            more = DatabaseMark.shift_us + passed // MICROSECOND
            session.execute(update(DatabaseMark).values(shift_us=more))


@contextmanager
def opened_house(
    settings: Settings, redis: Server, now: datetime, words: dict[str, str]
) -> Iterator[House]:
    """Empty but for the cast; everybody is signed in and holds a token."""
    log = Kept()
    root = logging.getLogger()
    root.addHandler(log)
    # As ``casework worker`` sets it; the rest of the log begins with warnings.
    told = logging.getLogger("casework")
    before = told.level
    told.setLevel(logging.INFO)
    app = create_app(settings)
    app.test_client_class = Visitor
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
    try:
        with app.app_context():
            with unit_of_work() as session:
                shift = (now - read_clock(session)) // MICROSECOND
                session.execute(update(DatabaseMark).values(shift_us=shift))
            house = House(app, settings, Known(), now, redis, log, dict(words))
            yield house
            db.session.remove()
            db.engine.dispose()
    finally:
        doorbell.forget()
        told.setLevel(before)
        root.removeHandler(log)


def give_tokens(house: House) -> None:
    """A bearer token of each of the cast."""
    for name in NAMES:
        house.bearers[name] = secrets.token_urlsafe(32)
        with unit_of_work() as session:
            session.add(
                ApiToken(
                    person_id=house.cast.person(name),
                    token_hash=token_hash(house.bearers[name]),
                    scopes="act export read report",
                    created_at=house.now,
                    expires_at=house.now + timedelta(days=900),
                )
            )
    house.words["token"] = house.bearers["alice"]


def sign_everybody_in(house: House, called: str) -> None:
    """A browser of each of the cast; the secret of alice's is a canary of this name."""
    for name in NAMES:
        now = read_clock(db.session)
        client = house.app.test_client()
        house.browsers[name] = sign_browser_in(client, house.cast.person(name), now=now)
    house.browsers[STRANGER] = house.app.test_client()
    with house.browsers["alice"].session_transaction() as kept:
        house.words[called] = str(kept["_user_id"])


def folder_of_mails(settings: Settings) -> Path:
    """Where letters fall."""
    return settings.data / settings.smtp_url.removeprefix("file:")
