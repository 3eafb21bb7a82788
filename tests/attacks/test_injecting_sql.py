"""Words that are SQL are searched for as words, and nothing else of a question reaches a statement."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import inspect

from casework.database import db
from tests.cases import Cases
from workflows.states import State

Token = Callable[[str], dict[str, str]]
ATTACKS = (
    "' OR 1=1 --",
    "%' OR '1'='1",
    "'; DROP TABLE cases; --",
    '" OR ""="',
    "') UNION SELECT email, password_hash FROM people --",
    "%",
    "_",
    "\\",
    "1) OR (1=1",
)


def tables() -> list[str]:
    return sorted(inspect(db.engine).get_table_names())


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_word_that_is_sql_finds_nothing(
    app: Flask, cases: Cases, token: Token, attack: str
) -> None:
    cases.at(State.IN_PROGRESS)
    before, program = tables(), app.test_client()
    for who in ("bob", "wendy", "eve"):
        answer = program.get("/api/v1/cases", query_string={"q": attack}, headers=token(who))
        assert answer.json == {"cases": [], "next": None}, (who, attack)
    assert tables() == before


@pytest.mark.parametrize("attack", ATTACKS)
@pytest.mark.parametrize("field", ["sort", "unit", "agency", "state", "cursor", "overdue"])
def test_a_field_that_is_no_word_refuses_it(
    app: Flask, token: Token, field: str, attack: str
) -> None:
    answer = app.test_client().get(
        "/api/v1/cases", query_string={field: attack}, headers=token("bob")
    )
    assert answer.status_code == 422
    assert [each["field"] for each in (answer.json or {})["errors"]] == [field]


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_number_of_a_case_that_is_sql_is_no_case(
    app: Flask, cases: Cases, token: Token, attack: str
) -> None:
    cases.at(State.IN_PROGRESS)
    answer = app.test_client().get(f"/api/v1/cases/x{attack}", headers=token("frank"))
    assert answer.status_code == 404
