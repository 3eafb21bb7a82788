"""Whatever shows a case, a photo or a file is in the log, by whichever way."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from api.looking import PAGES, SUBJECTS
from casework import access_log
from casework.database import db
from casework.models import AccessEntry, Report
from tests.api.conftest import SignIn
from tests.cases import SAID, Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.states import State

Token = Callable[..., dict[str, str]]


def looks(cast: Cast, who: str) -> list[str]:
    db.session.rollback()
    asked = select(AccessEntry.kind).where(AccessEntry.person_id == cast.person(who))
    return list(db.session.scalars(asked.order_by(AccessEntry.id)))


@pytest.mark.parametrize("more", ["", "/deadlines", "/do/note"])
def test_every_page_of_a_case_is_a_look(
    sign_in: SignIn, cases: Cases, cast: Cast, more: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert sign_in("dan").get(f"/cases/{ref}{more}").status_code == 200
    assert looks(cast, "dan") == ["case"]


@pytest.mark.parametrize("more", ["", "/events", "/deadlines"])
def test_so_is_its_json(app: Flask, cases: Cases, cast: Cast, token: Token, more: str) -> None:
    ref = cases.at(State.IN_PROGRESS)
    answer = app.test_client().get(f"/api/v1/cases/{ref}{more}", headers=token("dan"))
    assert answer.status_code == 200
    assert looks(cast, "dan") == ["json"]


def test_what_is_refused_is_no_look(
    app: Flask, sign_in: SignIn, cases: Cases, cast: Cast, token: Token
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert sign_in("eve").get(f"/cases/{ref}").status_code == 404
    bad = {"action": "note", "nonsense": "x"}
    header = token("eve") | {"If-Match": '"v1"'}
    client = app.test_client()
    assert (
        client.post(f"/api/v1/cases/{ref}/transitions", json=bad, headers=header).status_code == 422
    )
    assert looks(cast, "eve") == []


def test_a_list_is_no_look_at_each_of_its_cases(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    cases.at(State.IN_PROGRESS)
    assert sign_in("dan").get("/desk").status_code == 200
    assert looks(cast, "dan") == []


def test_a_look_that_cannot_be_written_shows_nothing(
    app: Flask, sign_in: SignIn, cases: Cases, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object, **_said: object) -> None:
        raise OSError("no space left")

    ref = cases.at(State.IN_PROGRESS)
    monkeypatch.setattr(access_log, "record_look", full)
    answer = sign_in("dan").get(f"/cases/{ref}")
    assert answer.status_code >= 500
    assert SAID.title not in answer.text


def test_a_database_that_has_gone_meanwhile_is_said_as_such(
    sign_in: SignIn, cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_given: object, **_said: object) -> None:
        raise OperationalError("INSERT", {}, Exception("server closed the connection"))

    ref = cases.at(State.IN_PROGRESS)
    browser = sign_in("dan")
    monkeypatch.setattr(access_log, "record_look", gone)
    answer = browser.get(f"/cases/{ref}")
    assert (answer.status_code, "Retry-After" in answer.headers) == (503, True)
    assert SAID.title not in answer.text


def test_every_route_of_a_case_has_its_number_where_the_log_looks(app: Flask) -> None:
    """A page of a case under another name would be looked at without a trace."""
    for rule in app.url_map.iter_rules():
        if "/cases/<" in rule.rule:
            assert "/cases/<ref>" in rule.rule, rule
        if "attachments/<" in rule.rule:
            assert "/attachments/<token>" in rule.rule, rule


def test_whoever_is_told_of_no_case_leaves_no_look(app: Flask, sign_in: Any, cast: Cast) -> None:
    sign_in("ada").get("/admin/people")
    assert looks(cast, "ada") == []


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        ("/meetings", "meeting"),
        ("/meetings/cadence", "meeting"),
        ("/review", "meeting"),
        ("/hot-spots", "hot_spot"),
        ("/hot-spots/proposals", "hot_spot"),
        ("/ledger", "ledger"),
        ("/overview", "overview"),
        ("/reports", "report"),
    ],
)
def test_pages_about_many_cases_are_looks(
    sign_in: SignIn, cast: Cast, page: str, kind: str
) -> None:
    browser = sign_in("frank")
    for _ in range(2):
        assert browser.get(page).status_code == 200
    assert looks(cast, "frank") == [kind]


def test_it_says_which_one(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    cases.at(State.IN_PROGRESS)
    agency = cast.agency(ENVIRONMENT)
    browser = sign_in("frank")
    assert browser.get(f"/ledger/{agency}").status_code == 200
    assert browser.get(f"/ledger/{agency}/to_handle").status_code == 200
    assert browser.get("/ledger").status_code == 200
    db.session.rollback()
    entries = db.session.scalars(select(AccessEntry).order_by(AccessEntry.id))
    assert [(each.kind, each.what) for each in entries] == [
        ("ledger", str(agency)),
        ("ledger", None),
    ]


def test_of_a_report_the_number_is_kept_and_not_the_key_to_it(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("frank")
    made = browser.post("/reports", data={"period": "2026-02", "unit": cast.unit("TAM")})
    assert made.status_code == 303
    assert browser.get(made.location).status_code == 200
    db.session.rollback()
    (entry,) = db.session.scalars(select(AccessEntry))
    report = db.session.scalars(select(Report)).one()
    assert (entry.kind, entry.what) == ("report", str(report.id))
    assert report.token not in sign_in("otto").get("/audit/access").text


def test_every_route_below_a_page_about_many_cases_says_which_one(app: Flask) -> None:
    """A number under a name that the log does not know would be left out."""
    for rule in app.url_map.iter_rules():
        if rule.rule.split("/")[1] in PAGES and "GET" in (rule.methods or ()):
            assert rule.arguments <= {*SUBJECTS, "token", "ref", "cell"}, rule
