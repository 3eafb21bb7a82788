"""Who spoke is forgotten some months after the end, and the history stays whole."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from casework.check import check
from casework.database import db
from casework.models import (
    CaseConfirmer,
    CaseEvent,
    CaseReporter,
    EventPayload,
    Notice,
    SourceCode,
    Submission,
)
from casework.sources.codes import give_code, how_it_stands
from casework.sources.purging import purge_candidates, purge_due
from tests.cases import Cases
from tests.cast import Cast
from workflows.source_progress import Progress
from workflows.states import State

LONG = timedelta(days=181)


def kinds() -> list[str]:
    return list(db.session.scalars(select(CaseEvent.kind).order_by(CaseEvent.id)))


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def told(person: int) -> int:
    found = select(func.count()).select_from(Notice).where(Notice.person_id == person)
    return db.session.scalar(found) or 0


def test_everything_that_ties_a_person_to_the_case_goes(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.at(State.CLOSED)
    code = give_code(ref, actor=cast.actor("alice"), now=now)
    assert told(cast.person("alice"))
    assert purge_due(now=now + LONG) == 1
    for table in (CaseReporter, CaseConfirmer, SourceCode, Submission):
        assert count(table) == 0
    identities = select(EventPayload).where(EventPayload.part == "identity")
    assert db.session.scalars(identities).all() == []
    assert told(cast.person("alice")) == 0
    assert how_it_stands(code, now=now) is None


def test_it_writes_one_event_and_the_history_stays_whole(cases: Cases, now: datetime) -> None:
    cases.at(State.CLOSED)
    purge_due(now=now + LONG)
    assert kinds().count("sources_purged") == 1
    assert check(db.session) == []


def test_a_second_round_finds_nothing(cases: Cases, now: datetime) -> None:
    cases.at(State.CLOSED)
    assert [purge_due(now=now + LONG), purge_due(now=now + LONG)] == [1, 0]
    assert purge_candidates(now=now + LONG) == []


def test_it_waits_for_its_time_and_for_open_cases(cases: Cases, now: datetime) -> None:
    cases.at(State.IN_PROGRESS)
    cases.at(State.CLOSED)
    assert purge_due(now=now + timedelta(days=179)) == 0
    assert purge_due(now=now + LONG) == 1


def test_a_merged_report_waits_for_the_case_it_joined(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    whole = cases.at(State.IN_PROGRESS)
    part = cases.reported("amy")
    code = give_code(part, actor=cast.actor("amy"), now=now)
    cases.do("bob", part, "merge", into=whole)
    assert purge_due(now=now + LONG) == 0
    assert how_it_stands(code, now=now) is Progress.WORKED_ON


def test_what_waits_for_a_decision_is_kept(cases: Cases, now: datetime) -> None:
    ref = cases.at(State.CLOSED)
    cases.do("alice", ref, "object")
    assert purge_due(now=now + LONG) == 0
