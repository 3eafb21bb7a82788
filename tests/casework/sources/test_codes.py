"""Codes given out, and what their holders are told."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import event, select, text

from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, TooOften
from casework.models import CaseEvent, SourceCode
from casework.sources.code import LENGTH
from casework.sources.codes import MOST_CODES, MOST_OF_A_BUCKET, give_code, how_it_stands
from tests.cases import Cases
from tests.cast import Cast
from workflows.source_progress import Progress
from workflows.states import State


@pytest.fixture
def asked(app: Flask) -> Iterator[list[str]]:
    """Every statement sent to the database."""
    found: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        found.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    yield found
    event.remove(db.engine, "before_cursor_execute", note)


def stands(code: str, now: datetime) -> Progress | None:
    return how_it_stands(code, now=now)


def test_the_reporter_gets_a_code_that_tells_how_the_matter_stands(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.reported()
    code = give_code(ref, actor=cast.actor("alice"), now=now)
    assert len(code) == LENGTH
    assert stands(code, now) is Progress.CONSIDERED
    for action, who in (("assess", "bob"), ("assign", "bob"), ("accept", "dan")):
        cases.do(who, ref, action)
    assert stands(code, now) is Progress.WORKED_ON


def test_neither_the_code_nor_a_time_nor_a_person_is_kept(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    code = give_code(cases.reported(), actor=cast.actor("alice"), now=now)
    (row,) = db.session.execute(text("SELECT * FROM source_codes")).mappings()
    assert set(row) == {"code_hash", "case_id"}
    assert code not in str(dict(row))


def test_it_leaves_no_event(cases: Cases, cast: Cast, now: datetime) -> None:
    """An event would tell the readers of the case that there is a source, and when."""
    ref = cases.reported()
    give_code(ref, actor=cast.actor("alice"), now=now)
    assert db.session.scalars(select(CaseEvent.kind)).all() == ["reported"]


def test_a_coordinator_gets_one_for_what_an_office_took_down_and_for_nothing_else(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    taken_down = cases.reported("bob", source="citizen_reception")
    assert give_code(taken_down, actor=cast.actor("bob"), now=now)
    with pytest.raises(NotAllowed):
        give_code(cases.reported(), actor=cast.actor("bob"), now=now)


@pytest.mark.parametrize("who", ["amy", "wendy", "eve", "gus", "ada"])
def test_for_a_stranger_there_is_no_such_report(
    cases: Cases, cast: Cast, now: datetime, who: str
) -> None:
    with pytest.raises(NotFound):
        give_code(cases.reported(), actor=cast.actor(who), now=now)


@pytest.mark.parametrize("who", ["dan", "dora", "frank", "olga"])
def test_an_agency_a_committee_or_an_observer_gets_none(
    cases: Cases, cast: Cast, now: datetime, who: str
) -> None:
    with pytest.raises(NotAllowed):
        give_code(cases.at(State.IN_PROGRESS), actor=cast.actor(who), now=now)


def test_there_are_only_so_many(cases: Cases, cast: Cast, now: datetime) -> None:
    ref = cases.reported()
    codes = {give_code(ref, actor=cast.actor("alice"), now=now) for _ in range(MOST_CODES)}
    with pytest.raises(BadInput, match="đã có đủ") as refusal:
        give_code(ref, actor=cast.actor("alice"), now=now)
    assert refusal.value.field == "ref"
    assert {stands(code, now) for code in codes} == {Progress.CONSIDERED}


@pytest.mark.parametrize("text", ["", "AAAA AAAA AAAA", "no code", "x" * 4_000, "\0"])
def test_what_nobody_was_given_tells_nothing(now: datetime, cast: Cast, text: str) -> None:
    assert stands(text, now) is None


def test_the_code_follows_a_case_that_is_merged(cases: Cases, cast: Cast, now: datetime) -> None:
    other = cases.at(State.IN_PROGRESS)
    ref = cases.reported("amy")
    code = give_code(ref, actor=cast.actor("amy"), now=now)
    cases.do("bob", ref, "merge", into=other)
    assert stands(code, now) is Progress.WORKED_ON


def test_it_is_not_ended_while_a_part_that_was_split_off_is_not(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.reported()
    code = give_code(ref, actor=cast.actor("alice"), now=now)
    cases.do("bob", ref, "split")
    cases.do("bob", ref, "decline")
    assert stands(code, now) is Progress.CONSIDERED


def test_guessing_is_braked_in_its_bucket_and_waiting_helps(now: datetime, cast: Cast) -> None:
    for _ in range(MOST_OF_A_BUCKET):
        stands("AAAA", now)
    with pytest.raises(TooOften):
        stands("AAAA", now)
    assert stands("AAAA", now + timedelta(hours=1, seconds=1)) is None


def test_where_somebody_asks_from_is_nowhere(cases: Cases, cast: Cast, now: datetime) -> None:
    stands("AAAA", now)
    (first, second) = db.session.execute(text("SELECT what, who FROM attempts")).all()
    assert {first.what, second.what} == {"source"}
    assert len(first.who) == len(second.who) == 64


def test_known_and_unknown_cost_the_same_statements(
    cases: Cases, cast: Cast, now: datetime, asked: list[str]
) -> None:
    code = give_code(cases.reported(), actor=cast.actor("alice"), now=now)
    costs = []
    for each in (code, "0000 0000 0000", "nonsense"):
        asked.clear()
        stands(each, now)
        costs.append(len(asked))
    assert len(set(costs)) == 1, costs


def test_what_the_database_holds_of_it_is_one_row_a_code(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    give_code(cases.reported(), actor=cast.actor("alice"), now=now)
    assert len(db.session.scalars(select(SourceCode.code_hash)).all()) == 1
