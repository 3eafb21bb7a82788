"""Events are never changed, removed, left out or dated back; payloads only erased."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from casework.database import db
from casework.models import CaseEvent, EventPayload
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.models.refusal import refuses, refuses_statement
from tests.casework.stored import last_event, row_of

REPLACE = {
    "sqlite": "INSERT OR REPLACE INTO case_events SELECT * FROM case_events",
    "postgresql": (
        "INSERT INTO case_events SELECT * FROM case_events"
        " ON CONFLICT (id) DO UPDATE SET kind = 'noted'"
    ),
}


def event(ref: str, **changes: Any) -> CaseEvent:
    row = row_of(ref)
    given = {
        "case_id": row.id, "seq": row.last_seq + 1, "kind": "noted", "kind_version": 1,
        "standing": "coordinator", "recorded_at": row.reported_at, "body": {},
    }  # fmt: skip
    return CaseEvent(**(given | changes))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_events SET kind = 'noted'",
        "UPDATE case_events SET body = '{}'",
        "UPDATE case_events SET actor_id = 1",
        "UPDATE case_events SET recorded_at = recorded_at + 1",
        "DELETE FROM case_events",
    ],
)
def test_what_happened_cannot_be_changed(cases: Cases, statement: str) -> None:
    cases.reported()
    refuses_statement(statement, "events are never")


def test_replacing_an_event_is_refused_as_well(cases: Cases) -> None:
    cases.reported()
    refuses_statement(REPLACE[db.engine.dialect.name], "without a gap|never")


@pytest.mark.parametrize("seq", [0, 1, 3, 99])
def test_events_follow_without_a_gap(cases: Cases, seq: int) -> None:
    ref = cases.reported()
    refuses(event(ref, seq=seq), "without a gap|seq")


def test_time_never_runs_back_within_a_case(cases: Cases) -> None:
    ref = cases.reported()
    refuses(event(ref, recorded_at=cases.now - timedelta(seconds=1)), "never runs back")


def test_a_payload_is_of_an_event_and_of_one_of_two_parts(cases: Cases) -> None:
    cases.reported()
    refuses(EventPayload(event_id=999, part="text", salt="x", body="{}"), "foreign key")
    first = last_event(cases.reported()).id
    refuses(EventPayload(event_id=first, part="photo", salt="x", body="{}"), "part")


def test_a_payload_is_erased_never_changed(cases: Cases) -> None:
    cases.reported()
    refuses_statement("UPDATE event_payloads SET body = '{}'", "erased, never changed")
    with unit_of_work() as session:
        session.execute(text("DELETE FROM event_payloads"))
