"""Reporting, listing and reading cases as a program."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select, update

from casework.database import db
from casework.models import ApiToken, Case, CaseEvent
from casework.unit_of_work import unit_of_work
from tests.api.v1.conftest import Program, Said
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.states import State


def count(table: type[Case | CaseEvent]) -> int | None:
    return db.session.scalar(select(func.count()).select_from(table))


def test_a_report_becomes_a_case(program: Program, said: Said) -> None:
    answer = program.post("alice", "/cases", said())
    assert answer.status_code == 201
    assert answer.json == {"ref": answer.json["ref"], "state": "reported", "version": 1}
    assert answer.headers["ETag"] == '"v1"'
    assert answer.headers["Location"] == f"/api/v1/cases/{answer.json['ref']}"
    read = program.get("alice", f"/cases/{answer.json['ref']}").json
    assert read["title"] == said()["title"]
    assert read["reported_on"] == "2026-03-02"
    assert [each.kind for each in db.session.scalars(select(CaseEvent))] == ["reported"]


def test_a_report_that_the_reporter_cannot_see_is_still_answered(
    program: Program, said: Said
) -> None:
    answer = program.post("bob", "/cases", said(type="official_conduct", source="hotline"))
    assert answer.status_code == 201
    assert program.get("bob", f"/cases/{answer.json['ref']}").status_code == 404


@pytest.mark.parametrize("who", ["dan", "frank", "olga", "ada"])
def test_who_may_not_report_is_refused(program: Program, said: Said, who: str) -> None:
    assert program.post(who, "/cases", said()).status_code == 403
    assert count(Case) == 0


def test_the_same_key_and_body_get_the_same_answer_and_one_case(
    program: Program, said: Said
) -> None:
    first = program.post("alice", "/cases", said(), Idempotency_Key="k1")
    again = program.post("alice", "/cases", said(), Idempotency_Key="k1")
    assert (again.status_code, again.json) == (first.status_code, first.json)
    assert again.headers["Location"] == first.headers["Location"]
    assert count(Case) == 1


def test_the_same_key_with_another_body_is_refused(program: Program, said: Said) -> None:
    program.post("alice", "/cases", said(), Idempotency_Key="k1")
    other = program.post("alice", "/cases", said(title="Việc khác"), Idempotency_Key="k1")
    assert other.status_code == 422
    assert [each["field"] for each in other.json["errors"]] == ["Idempotency-Key"]
    assert count(Case) == 1


def test_two_people_may_choose_the_same_key(program: Program, said: Said) -> None:
    refs = {
        program.post(who, "/cases", said(), Idempotency_Key="k1").json["ref"]
        for who in ("alice", "amy")
    }
    assert len(refs) == 2


def test_the_list_holds_what_one_may_see(program: Program, cases: Cases) -> None:
    ref = cases.reported()
    for who in ("alice", "bob", "grace", "carol", "frank"):
        assert [row["ref"] for row in program.get(who, "/cases").json["cases"]] == [ref]
    for who in ("amy", "wendy", "bill", "dan", "olga", "gus"):
        assert program.get(who, "/cases").json == {"cases": [], "next": None}
    for who in ("ada", "otto"):
        assert program.get(who, "/cases").status_code == 403


def test_every_parameter_narrows_the_list(program: Program, cases: Cases, cast: Cast) -> None:
    cases.reported(title="Mương nước bị lấp", type="other")
    wanted = cases.at(State.IN_PROGRESS)
    agency, unit = cast.agency(ENVIRONMENT), cast.unit("SMY")
    for query in (
        "state=in_progress",
        "type=pollution",
        f"agency={agency}",
        f"unit={unit}&state=in_progress",
        "q=nuoc+thai",
        f"q={wanted}",
        "overdue=false&type=pollution",
    ):
        rows = program.get("bob", f"/cases?{query}").json["cases"]
        assert [row["ref"] for row in rows] == [wanted], query
    assert program.get("bob", "/cases?overdue=true").json["cases"] == []


def test_the_next_page_goes_on_where_the_last_ended(
    program: Program, cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = {cases.reported() for _ in range(5)}
    monkeypatch.setattr("api.v1.cases.PAGE", 2)
    seen: list[str] = []
    path: str | None = "/api/v1/cases?sort=due&state=reported"
    while path:
        page = program.get("bob", path.removeprefix("/api/v1")).json
        seen += [row["ref"] for row in page["cases"]]
        path = page["next"]
    assert (len(seen), set(seen)) == (5, refs)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("state=won", "state"),
        ("type=war", "type"),
        ("unit=x", "unit"),
        ("unit=999", "unit"),
        ("agency=999", "agency"),
        ("agency=99999999999999999999999", "agency"),
        ("overdue=1", "overdue"),
        ("sort=title", "sort"),
        ("cursor=x", "cursor"),
        ("reporter=1", "reporter"),
        ("state=closed&state=merged", "state"),
    ],
)
def test_a_parameter_that_makes_no_sense_is_named(program: Program, query: str, field: str) -> None:
    answer = program.get("bob", f"/cases?{query}")
    assert answer.status_code == 422
    assert [each["field"] for each in answer.json["errors"]] == [field]


def test_a_case_carries_its_version_and_is_not_sent_twice(program: Program, cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    read = program.get("bob", f"/cases/{ref}")
    assert (read.status_code, read.headers["ETag"], read.json["version"]) == (200, '"v3"', 3)
    again = program.get("bob", f"/cases/{ref}", If_None_Match='"v3"')
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", '"v3"')
    cases.do("dan", ref, "accept")
    assert program.get("bob", f"/cases/{ref}", If_None_Match='"v3"').status_code == 200


def test_a_case_out_of_sight_is_not_found_whatever_version_one_has(
    program: Program, cases: Cases
) -> None:
    ref = cases.reported()
    for who in ("wendy", "bill", "dan", "olga"):
        there = program.get(who, f"/cases/{ref}", If_None_Match='"v1"')
        nowhere = program.get(who, "/cases/SMY-2026-222222", If_None_Match='"v1"')
        assert (there.status_code, there.json) == (nowhere.status_code, nowhere.json)
        assert there.status_code == 404


def test_an_ended_token_opens_nothing(program: Program) -> None:
    header = program.token("alice")
    with unit_of_work() as session:
        session.execute(update(ApiToken).values(expires_at=ApiToken.created_at))
    answer = program.client.get("/api/v1/cases", headers=header)
    assert answer.status_code == 401
    assert answer.headers["WWW-Authenticate"] == "Bearer"


def test_reading_asks_the_database_a_few_times_only(
    program: Program, cases: Cases, count_queries: Callable[[], Any]
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    program.get("bob", f"/cases/{ref}")  # the look itself is written once
    with count_queries() as first:
        program.get("bob", f"/cases/{ref}")
    for _ in range(20):
        cases.do("dan", ref, "note")
    with count_queries() as later:
        program.get("bob", f"/cases/{ref}")
    # Those of the token that the fixture writes are counted with them.
    assert len(later) == len(first) <= 20
