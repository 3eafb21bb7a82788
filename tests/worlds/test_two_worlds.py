"""No byte of any answer tells an agency who reported, when, or what it may not see (C2)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import NamedTuple

import pytest
from flask import Response
from sqlalchemy import func, select

from casework.database import db
from casework.models import Case, CaseReporter
from tests.conftest import MORNING
from tests.databases import Databases
from tests.security_figures import tried
from tests.worlds.asking import Asked
from tests.worlds.comparing import differences, recorded
from tests.worlds.script import AGENCY_USERS, PLAIN, VARIANTS, Hidden, World

EACH = 120
"""Requests of each user; ``make test-long`` asks 2,000."""


class Pair(NamedTuple):
    """Two worlds, and what was recorded in the first."""

    one: World
    other: World
    requests: list[Asked]


@pytest.fixture(scope="module")
def pair(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Pair]:
    with ExitStack() as stack:

        def make(hidden: Hidden) -> World:
            made = World(databases, template, tmp_path_factory.mktemp("world"), MORNING, hidden)
            stack.callback(made.close)
            return made

        one, other = make(PLAIN), make(VARIANTS["all at once"])
        yield Pair(one, other, recorded(one, other, EACH))


def test_an_agency_cannot_tell_two_worlds_apart(pair: Pair) -> None:
    assert len(pair.requests) == EACH * len(AGENCY_USERS)
    with tried("C2", "two worlds, compared byte by byte") as figures:
        figures.tried = len(pair.requests)
        found = list(differences(*pair))
        figures.through = len(found)
        assert found == []


def test_what_is_asked_is_worth_comparing(pair: Pair) -> None:
    """Answers of every kind, and the words of real cases among them."""
    asked = {f"{each.method} {each.path.partition('?')[0]}" for each in pair.requests}
    assert {"GET /desk", "GET /cases", "GET /api/v1/cases", "POST /report/similar"} <= asked
    answers = [pair.one.ask(who, "GET", "/cases") for who in AGENCY_USERS]
    assert all("Việc thứ".encode() in body for _status, _headers, body in answers)
    statuses = {pair.one.ask(*each[:3], **each.sent)[0] for each in pair.requests[::7]}
    assert {200, 404} <= statuses


def how_many() -> str:
    return str(db.session.scalar(select(func.count(Case.id))))


def who() -> str:
    first = select(CaseReporter.person_id).order_by(CaseReporter.case_id.desc()).limit(1)
    return str(db.session.scalar(first))


def when() -> str:
    return str(db.session.scalar(select(func.max(Case.reported_at))))


@pytest.mark.parametrize("leak", [how_many, who, when], ids=lambda leak: leak.__name__)
def test_a_planted_leak_is_found(pair: Pair, leak: Callable[[], str]) -> None:
    """One header of one answer would be enough."""

    def planted(answer: Response) -> Response:
        answer.headers["X-Leak"] = leak()
        return answer

    for world in (pair.one, pair.other):
        world.app.after_request_funcs.setdefault(None, []).append(planted)
    try:
        assert list(differences(*pair[:2], pair.requests[:3]))
    finally:
        for world in (pair.one, pair.other):
            world.app.after_request_funcs[None].remove(planted)
    assert list(differences(*pair[:2], pair.requests[:3])) == []
