"""A route lets in whoever holds its permission, and nobody else."""

from __future__ import annotations

from flask import Flask

from api.guard import MARK, PUBLIC, needs, public
from tests.api.conftest import SignIn
from workflows.permissions import Permission


def test_the_mark_stays_on_the_view() -> None:
    def view() -> str:
        return ""

    assert getattr(needs(Permission.DESK_VIEW)(view), MARK) is Permission.DESK_VIEW
    assert getattr(public(view), MARK) == PUBLIC


def test_the_holder_enters(sign_in: SignIn) -> None:
    assert sign_in("dan").get("/desk").status_code == 200


def test_a_stranger_is_asked_to_sign_in(app: Flask) -> None:
    answer = app.test_client().get("/desk")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in")


def test_the_wrong_role_is_refused_in_words(sign_in: SignIn) -> None:
    answer = sign_in("alice").get("/desk")
    assert answer.status_code == 403
    assert "chưa được phân quyền" in answer.text
