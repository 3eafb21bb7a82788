"""A test's browser signed in without its form, by a session row as the form would write it."""

from __future__ import annotations

from datetime import datetime

from flask.testing import FlaskClient

from casework.sessions import open_session


def sign_browser_in(client: FlaskClient, person_id: int, *, now: datetime) -> FlaskClient:
    """The same client, now this person's."""
    secret = open_session(person_id, now=now, device="computer")
    with client.session_transaction() as kept:
        kept["_user_id"], kept["_fresh"] = secret, True
    return client
