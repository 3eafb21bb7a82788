"""Accounts as their pages draw them."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from api.views.people import people_view, person_view
from casework.database import db
from casework.errors import NotFound
from casework.lists import administration
from tests.cast import Cast
from workflows.actors import SYSTEM

TODAY = date(2026, 3, 2)


def test_a_search_that_finds_too_many_says_so(
    app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(administration, "LIMIT", 3)
    with app.test_request_context("/"):
        found = people_view(db.session, {"q": "anminh"}, on=TODAY)
        page = people_view(db.session, {}, on=TODAY)
    assert (len(found.rows), found.more, found.next_href) == (3, True, None)
    assert (len(page.rows), page.more) == (3, False)
    assert page.next_href == f"/admin/people?after={page.rows[-1].id}"


def test_a_role_held_shows_with_its_term(app: Flask, cast: Cast) -> None:
    with app.test_request_context("/"):
        view = person_view(db.session, cast.person("bob"), "", None, {}, actor=SYSTEM, today=TODAY)
    (term,) = view.terms
    assert (term.words, term.term) == ("Đầu mối · Xã Suối Mây", "Từ 01/07/2025")
    assert (term.may_end, term.ends_on) == (True, "2026-03-02")
    assert view.given["account"] == {"name": "Bob", "language": "vi", "active": True}


def test_errors_stay_with_their_form(app: Flask, cast: Cast) -> None:
    typed = {"role": "admin", "unit": ""}
    with app.test_request_context("/"):
        view = person_view(
            db.session,
            cast.person("bob"),
            "membership",
            typed,
            {"unit": "Cần điền mục này."},
            actor=SYSTEM,
            today=TODAY,
        )
    assert view.errors["membership"] == {"unit": "Cần điền mục này."}
    assert view.errors["account"] == {}
    assert view.given["membership"]["role"] == "admin"
    assert view.given["account"]["name"] == "Bob"


def test_an_unknown_person_is_not_found(app: Flask) -> None:
    with app.test_request_context("/"), pytest.raises(NotFound):
        person_view(db.session, 9_999, "", None, {}, actor=SYSTEM, today=TODAY)
