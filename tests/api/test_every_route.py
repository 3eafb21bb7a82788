"""Every route carries one mark, and none is open that is not on the list typed here."""

from __future__ import annotations

from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from werkzeug.routing import Rule

from api.addresses import API
from api.guard import MARK, PUBLIC
from casework.cli import main
from tests.cast import email
from workflows.permissions import Permission

# Typed by hand: nothing else answers somebody who has not signed in.
OPEN = {
    "/",
    "/sign-in",
    "/sign-in/code",
    "/sign-in/link",
    "/sign-in/link/<token>",
    "/sign-in/link/open",
    "/sign-out",
    "/language",
    "/tra-cuu",
    "/health/live",
    "/health/ready",
    f"{API}/openapi.json",
    "/static/<path:filename>",
}
# Values that fit each converter, for a route's address.
SOME = {
    "ref": "SMY-2026-222222",
    "token": "x",
    "action": "assess",
    "filename": "css/base.css",
    "cell": "received",
}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def rules(app: Flask) -> list[Rule]:
    return list(app.url_map.iter_rules())


def mark_of(app: Flask, rule: Rule) -> Any:
    return getattr(app.view_functions[rule.endpoint], MARK, None)


def address(rule: Rule) -> str:
    """The route with something in the place of each variable; a number where it wants one."""
    built = rule.rule
    for name, converter in rule._converters.items():
        value = "1" if "Integer" in type(converter).__name__ else SOME.get(name, "1")
        for kind in ("", "int:", "path:", "string:"):
            built = built.replace(f"<{kind}{name}>", value)
    assert "<" not in built, f"say in SOME what stands in {rule.rule}"
    return built


def test_every_route_carries_exactly_one_mark(app: Flask) -> None:
    unmarked = {rule.rule for rule in rules(app) if mark_of(app, rule) is None}
    assert unmarked == {"/static/<path:filename>"}
    for rule in rules(app):
        mark = mark_of(app, rule)
        assert mark in (None, PUBLIC) or mark in Permission


def test_only_the_listed_routes_are_public(app: Flask) -> None:
    public = {rule.rule for rule in rules(app) if mark_of(app, rule) in (None, PUBLIC)}
    assert public == OPEN


def test_every_other_route_refuses_whoever_has_not_signed_in(app: Flask) -> None:
    guarded = [rule for rule in rules(app) if rule.rule not in OPEN]
    assert guarded
    for rule in guarded:
        for method in sorted((rule.methods or set()) & set(METHODS)):
            answer = app.test_client().open(address(rule), method=method)
            if rule.rule.startswith(API):
                assert answer.status_code == 401, rule
                assert answer.headers["WWW-Authenticate"] == "Bearer"
                assert answer.content_type == "application/problem+json"
            else:
                assert answer.status_code == 302, rule
                assert answer.location.startswith("/sign-in"), rule


@pytest.mark.parametrize("header", ["Bearer nonsense", "Bearer ", "Basic YTpi", "nonsense"])
def test_no_other_credential_opens_the_json(app: Flask, header: str) -> None:
    for rule in rules(app):
        if rule.rule.startswith(API) and rule.rule not in OPEN and "GET" in (rule.methods or ()):
            answer = app.test_client().get(address(rule), headers={"Authorization": header})
            assert answer.status_code == 401, rule


def test_a_browsers_cookie_opens_no_json(app: Flask, sign_in: Any) -> None:
    for rule in rules(app):
        if rule.rule.startswith(API) and rule.rule not in OPEN and "GET" in (rule.methods or ()):
            assert sign_in("bob").get(address(rule)).status_code == 401, rule


def test_a_token_opens_no_page(app: Flask, token: Any) -> None:
    for rule in rules(app):
        if (
            not rule.rule.startswith(API)
            and rule.rule not in OPEN
            and "GET" in (rule.methods or ())
        ):
            answer = app.test_client().get(address(rule), headers=token("bob"))
            assert answer.status_code == 302, rule


def test_a_wrong_method_is_told_the_right_ones(app: Flask, token: Any) -> None:
    answer = app.test_client().delete(f"{API}/cases", headers=token("bob"))
    assert answer.status_code == 405
    assert set(answer.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS", "POST"}
    assert answer.json is not None
    assert answer.json["status"] == 405


def test_a_token_made_on_the_command_line_opens_the_json(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = app.config["CASEWORK"]
    monkeypatch.setenv("CASEWORK_DATA", str(kept.data))
    monkeypatch.setenv("CASEWORK_DATABASE_URL", kept.database_url)
    made = CliRunner().invoke(main, ["token", "create", email("bob")])
    assert made.exit_code == 0
    header = {"Authorization": f"bearer {made.output.strip()}"}
    answer = app.test_client().get(f"{API}/cases", headers=header)
    assert answer.status_code == 200
