"""What a browser's cookie holds before and after signing in."""

from __future__ import annotations

from datetime import datetime

from flask import Flask, session
from flask_login import current_user

from api.session_start import HALF, end, half_session, start, start_half
from casework.database import db
from casework.models import BrowserSession, Person
from tests.cast import Cast


def test_starting_and_ending_leave_only_the_language(app: Flask, cast: Cast, now: datetime) -> None:
    person = db.session.get_one(Person, cast.person("bob"))
    with app.test_request_context():
        session["planted"], session["language"] = "x", "en"
        start(person)
        assert "planted" not in session
        assert current_user.actor.person_id == person.id
        end()
        assert dict(session) == {"language": "en"}
        assert db.session.query(BrowserSession).count() == 0


def test_half_a_session_is_nobodys_yet(app: Flask, cast: Cast) -> None:
    with app.test_request_context():
        start_half(cast.person("bob"))
        assert not current_user.is_authenticated
        found = half_session()
        assert found is not None
        assert found.person_id == cast.person("bob")
        end()
        assert HALF not in session
        assert half_session() is None
