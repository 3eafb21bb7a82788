"""The auditors' pages: read by auditors, by nobody else, and looking leaves a trace."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from casework.database import db
from casework.models import AccessEntry
from tests.api.conftest import SignIn
from tests.api.test_every_route import OPEN, address
from tests.cases import Cases
from tests.cast import Cast, email
from workflows.states import State

PAGES = ("/audit", "/audit/access", "/audit/permissions", "/audit/terms")
# What an auditor does for themselves; everything else is read.
OWN = ("/account", "/sign-", "/language", "/notifications")


@pytest.mark.parametrize("page", PAGES)
def test_auditors_read_it_and_nobody_else(sign_in: SignIn, cast: Cast, page: str) -> None:
    assert sign_in("otto").get(page).status_code == 200
    for who in ("ada", "frank", "carol", "bob", "olga", "dan", "alice"):
        assert sign_in(who).get(page).status_code == 403, who


def test_who_opened_a_case_is_found_by_its_number(sign_in: SignIn, cases: Cases) -> None:
    ref, other = cases.at(State.IN_PROGRESS), cases.at(State.IN_PROGRESS)
    sign_in("dan").get(f"/cases/{ref}")
    sign_in("paul").get(f"/cases/{other}")
    page = sign_in("otto").get("/audit/access", query_string={"ref": ref}).text
    assert f"Dan mở trang của {ref}" in page
    assert other not in page


def test_what_somebody_opened_is_found_by_their_address(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    sign_in("dan").get(f"/cases/{ref}")
    sign_in("bob").get(f"/cases/{ref}")
    page = sign_in("otto").get("/audit/access", query_string={"person": email("dan")}).text
    assert f"Dan mở trang của {ref}" in page
    assert "Bob mở trang" not in page


def test_looking_is_itself_in_the_log(sign_in: SignIn, cast: Cast) -> None:
    otto = sign_in("otto")
    otto.get("/audit/access", query_string={"person": email("dan")})
    db.session.rollback()
    entry = db.session.scalars(select(AccessEntry)).one()
    assert (entry.kind, entry.person_id, entry.about_id) == (
        "log",
        cast.person("otto"),
        cast.person("dan"),
    )
    assert f"Otto tra nhật ký truy cập {email('dan')} · Dan" in otto.get("/audit/access").text


@pytest.mark.parametrize("asked", [{"ref": "SMY-2026-222222"}, {"person": "nobody@x.example"}])
def test_what_does_not_exist_is_said(sign_in: SignIn, cast: Cast, asked: dict[str, str]) -> None:
    page = sign_in("otto").get("/audit/access", query_string=asked).text
    assert "Không có vụ việc hoặc người dùng này." in page


def test_an_auditor_changes_nothing(app: Flask, sign_in: SignIn, cases: Cases) -> None:
    cases.at(State.IN_PROGRESS)
    otto = sign_in("otto")
    posts = [
        rule
        for rule in app.url_map.iter_rules()
        if "POST" in (rule.methods or ()) and not rule.rule.startswith(OWN)
        # What anybody may send without signing in changes nothing of the service's.
        if rule.rule not in OPEN
    ]
    assert len(posts) > 30
    for rule in posts:
        refused = 401 if rule.rule.startswith("/api/") else 403
        assert otto.post(address(rule)).status_code == refused, rule
