"""The own tokens as their page draws them."""

from __future__ import annotations

from datetime import datetime

from flask import Flask
from werkzeug.datastructures import MultiDict

from api.views.tokens import MEANINGS, tokens_view
from casework.administration.tokens import make_token
from casework.database import db
from tests.cast import PASSWORD, Cast
from workflows.scopes import Scope


def test_a_token_is_told_by_name_scopes_and_days(app: Flask, cast: Cast, now: datetime) -> None:
    bob = cast.actor("bob")
    secret = make_token(
        actor=bob, now=now, current=PASSWORD, name="máy", scopes=["act", "read"], days=30
    )
    with app.test_request_context():
        view = tokens_view(db.session, bob, now=now, given=MultiDict(), errors={})
    (row,) = view.rows
    assert (row.name, row.scopes, row.used) == ("máy", "Đọc, Xử lý vụ việc", None)
    assert secret not in repr(view)
    assert (view.days, list(view.chosen)) == ("90", ["read"])


def test_what_was_refused_stands_in_the_form_again(app: Flask, cast: Cast, now: datetime) -> None:
    given = MultiDict([("name", "máy"), ("scopes", "act"), ("days", "400"), ("current", "x")])
    with app.test_request_context():
        view = tokens_view(
            db.session, cast.actor("bob"), now=now, given=given, errors={"days": "quá dài"}
        )
    assert (view.name, list(view.chosen), view.days) == ("máy", ["act"], "400")


def test_every_scope_says_what_it_opens() -> None:
    assert set(MEANINGS) == set(Scope)
