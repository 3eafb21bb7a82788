"""The own account as its page draws it."""

from __future__ import annotations

from datetime import datetime

from flask import Flask

from api.views.account import account_view
from casework.database import db
from casework.sessions import open_session
from tests.cast import Cast, email


def test_the_asking_browser_is_marked(app: Flask, cast: Cast, now: datetime) -> None:
    there = open_session(cast.person("bob"), now=now, device="phone")
    here = open_session(cast.person("bob"), now=now, device="computer")
    with app.test_request_context():
        view = account_view(db.session, cast.actor("bob"), secret=here, errors={}, now=now)
    assert (view.name, view.email) == ("Bob", email("bob"))
    assert [(row.device, row.here) for row in view.sessions] == [
        ("Máy tính", True),
        ("Điện thoại", False),
    ]
    assert there not in repr(view)
    assert here not in repr(view)
