"""An official, and then an administrator with the database's own tools, who want it done in time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from casework.database import db
from casework.history.anchoring import append_to_file, make_anchor
from casework.history.verifying import verified_here
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.casework.history.chains import past_the_service, reseal
from tests.casework.stored import last_event, row_of
from workflows.states import State

A_WEEK = timedelta(days=7)
A_WEEK_US = 7 * 24 * 3600 * 1_000_000


@pytest.fixture
def late(cases: Cases) -> str:
    """A case that the agency resolved a week after it should have."""
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "resolve", now=cases.now + 6 * A_WEEK)
    return ref


@pytest.fixture
def anchor(late: str, now: datetime) -> str:
    """What the committee has on paper since the day after."""
    with unit_of_work() as session:
        made = make_anchor(session, now=now + 7 * A_WEEK)
    append_to_file(made)
    return made.hash[:16]


def times_of(ref: str) -> datetime:
    return last_event(ref).recorded_at


@pytest.mark.parametrize("name", ["recorded_at", "at", "now", "resolved_on", "date", "claimed_on"])
def test_the_official_sends_a_date_with_the_result(
    sign_in: SignIn, cases: Cases, name: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = times_of(ref)
    dan = sign_in("dan")
    said = {**cases.inputs("resolve"), name: "2020-01-01T00:00:00+00:00"}
    dan.post(f"/cases/{ref}/actions/resolve", data=said)
    assert times_of(ref) >= before
    assert times_of(ref).year >= 2026


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_events SET recorded_at = recorded_at - {us} WHERE case_id = {id}",
        "DELETE FROM case_events WHERE case_id = {id} AND seq > 4",
        (
            "UPDATE case_clocks SET first_breached_at = NULL WHERE case_id = {id}"
            " AND first_breached_at IS NOT NULL"
        ),
        (
            "INSERT INTO case_events (case_id, seq, kind, kind_version, standing, recorded_at, body)"
            " SELECT case_id, seq + 1, kind, kind_version, standing, recorded_at - {us}, body"
            " FROM case_events WHERE case_id = {id} AND seq = (SELECT MAX(seq) FROM case_events"
            " WHERE case_id = {id})"
        ),
        "INSERT INTO case_events SELECT * FROM case_events WHERE case_id = {id} AND seq = 5",
        "UPDATE event_seals SET hash = hash WHERE chain = {id}",
        "DELETE FROM event_seals WHERE chain = {id}",
    ],
)
def test_the_administrator_uses_the_services_own_connection(late: str, statement: str) -> None:
    told = statement.format(us=A_WEEK_US, id=row_of(late).id)
    with pytest.raises(DatabaseError), unit_of_work() as session:
        session.execute(text(told))
    assert verified_here().faults == []


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TRIGGER case_events_never_change",
        "PRAGMA recursive_triggers=OFF",
        "PRAGMA writable_schema=ON",
        "ALTER TABLE case_events RENAME TO mine",
    ],
)
def test_the_administrator_first_takes_the_guards_away(app: Flask, statement: str) -> None:
    """On PostgreSQL that is a matter of rights: tests/casework/test_privileges.py."""
    if db.engine.dialect.name == "sqlite":
        with pytest.raises(DatabaseError, match="not authorized"), unit_of_work() as session:
            session.execute(text(statement))
    else:
        with pytest.raises(DatabaseError), unit_of_work() as session:
            session.execute(text("DROP TRIGGER case_events_never_change"))


def back_date(ref: str, *, forge: bool) -> None:
    with past_the_service() as connection:
        connection.execute(
            text(
                "UPDATE case_events SET recorded_at = recorded_at - :us WHERE case_id = :id AND seq = 5"
            ),
            {"us": 5 * A_WEEK_US, "id": row_of(ref).id},
        )
        if forge:
            reseal(connection, row_of(ref).id)


def test_the_administrator_edits_the_database_itself(late: str) -> None:
    back_date(late, forge=False)
    (fault,) = verified_here().faults
    assert (fault.ref, fault.seq) == (late, 5)


def test_the_administrator_has_stolen_the_key_as_well(late: str, anchor: str) -> None:
    back_date(late, forge=True)
    (fault,) = verified_here(anchor=anchor).faults
    assert fault.ref == late
    assert "rewritten" in fault.what


def test_the_administrator_makes_new_anchors_too(late: str, anchor: str, now: datetime) -> None:
    back_date(late, forge=True)
    with past_the_service() as connection:
        for table in ("anchored_heads", "anchors"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 -- two names above
    with unit_of_work() as session:
        make_anchor(session, now=now + 7 * A_WEEK)
    said = " ".join(str(fault) for fault in verified_here(anchor=anchor).faults)
    assert "this is another history" in said
    assert "the file knows an anchor that this database does not" in said


def test_the_administrator_puts_an_older_copy_back(late: str, anchor: str) -> None:
    with past_the_service() as connection:
        id_ = {"id": row_of(late).id}
        for statement in (
            "DELETE FROM anchored_heads", "DELETE FROM anchors",
            ("DELETE FROM notices WHERE case_id = :id AND event_id IN"
            " (SELECT id FROM case_events WHERE case_id = :id AND seq = 5)"),
            "DELETE FROM event_seals WHERE chain = :id AND seq = 5",
            ("DELETE FROM event_payloads WHERE event_id IN"
            " (SELECT id FROM case_events WHERE case_id = :id AND seq = 5)"),
            "DELETE FROM case_events WHERE case_id = :id AND seq = 5",
            "UPDATE cases SET last_seq = 4 WHERE id = :id",
        ):  # fmt: skip
            connection.execute(text(statement), id_ if ":id" in statement else {})
    said = [fault.what for fault in verified_here().faults]
    assert said == ["the file knows an anchor that this database does not"]
    assert any("older one" in fault.what for fault in verified_here(anchor=anchor).faults)
