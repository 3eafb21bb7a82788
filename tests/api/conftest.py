"""The web application on a test's database, and browsers signed in as the cast."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import Context
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, update
from werkzeug.test import TestResponse

from api.app import create_app
from casework.clock import read_clock
from casework.database import MICROSECOND, db
from casework.models import ApiToken, DatabaseMark
from casework.settings import Settings
from casework.tokens import token_hash
from casework.unit_of_work import unit_of_work
from tests.api.signed_in import sign_browser_in
from tests.cases import Cases
from tests.cast import Cast

MakeApp = Callable[..., Flask]
SignIn = Callable[[str], FlaskClient]
CountQueries = Callable[[], AbstractContextManager[list[str]]]


class Visitor(FlaskClient):
    """A browser or program whose every request is a stranger to the test's own context.

    Otherwise Flask would lend the open context to each request, and with it whoever signed in
    first, the time it was then, and the rows already read.
    """

    def open(self, *args: Any, **kwargs: Any) -> TestResponse:
        db.session.rollback()
        answer = Context().run(super().open, *args, **kwargs)
        # A large body lies in a temporary file, which the client forgets to close.
        answer.request.environ["wsgi.input"].close()
        db.session.rollback()
        return answer


@pytest.fixture
def app(test_settings: Settings, now: datetime) -> Iterator[Flask]:
    """The web application; its database's clock is shifted to the test's morning."""
    app = create_app(test_settings)
    app.test_client_class = Visitor
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False, PROPAGATE_EXCEPTIONS=False)
    with app.app_context():
        with unit_of_work() as session:
            shift = (now - read_clock(session)) // MICROSECOND
            session.execute(update(DatabaseMark).values(shift_us=shift))
        yield app
        db.session.remove()
        db.engine.dispose()


@pytest.fixture
def app_with(test_settings: Settings) -> Iterator[MakeApp]:
    """Applications with settings of the test's own; they let go of their databases at the end."""
    made: list[Flask] = []

    def make(**changes: Any) -> Flask:
        made.append(create_app(replace(test_settings, **changes)))
        return made[-1]

    yield make
    for each in made:
        with each.app_context():
            db.session.remove()
            db.engine.dispose()


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    """Makes cases by real actions."""
    return Cases(cast, now)


@pytest.fixture
def sign_in(app: Flask, cast: Cast) -> SignIn:
    """A browser of somebody of the cast."""

    def browser(name: str) -> FlaskClient:
        present = read_clock(db.session)
        return sign_browser_in(app.test_client(), cast.person(name), now=present)

    return browser


@pytest.fixture
def token(cast: Cast, now: datetime) -> Callable[..., dict[str, str]]:
    """The header of a program acting as somebody of the cast, for every scope unless said."""

    def header(name: str, scopes: str = "act export read report") -> dict[str, str]:
        secret = secrets.token_urlsafe(24)
        with unit_of_work() as session:
            session.add(
                ApiToken(
                    person_id=cast.person(name),
                    token_hash=token_hash(secret),
                    scopes=scopes,
                    created_at=now,
                    expires_at=now + timedelta(days=30),
                )
            )
        return {"Authorization": f"Bearer {secret}"}

    return header


@pytest.fixture
def count_queries(app: Flask) -> CountQueries:
    """Every statement sent to the database inside its `with` block."""

    @contextmanager
    def counting() -> Iterator[list[str]]:
        asked: list[str] = []

        def note(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
            asked.append(statement)

        event.listen(db.engine, "before_cursor_execute", note)
        try:
            yield asked
        finally:
            event.remove(db.engine, "before_cursor_execute", note)

    return counting
