"""Whoever writes an event seals it: commands, the sweep, the administration, the migration."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, text

from casework.actions.escalate import sweep
from casework.administration.log import log
from casework.app import current_settings
from casework.database import db
from casework.history.keys import ring_of
from casework.history.sealing import head_of, seal_what_is_there
from casework.history.verifying import verified_here
from casework.models import CaseEvent, EventSeal
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.history.chains import past_the_service
from tests.casework.stored import row_of
from tests.cast import Cast
from workflows.states import State


def seals() -> list[tuple[int, int, str]]:
    rows = db.session.execute(
        select(EventSeal.chain, EventSeal.seq, EventSeal.hash).order_by(
            EventSeal.chain, EventSeal.seq
        )
    )
    return [(row.chain, row.seq, row.hash) for row in rows]


def test_every_command_and_every_rung_is_sealed(cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    for state in (State.CLOSED, State.ASSIGNED, State.REPORTED):
        cases.at(state)
    sweep(now=now + timedelta(days=30))
    with unit_of_work() as session:
        log(session, "account_locked", actor=cast.actor("ada"), now=now, about=1)
        log(session, "account_opened", actor=cast.actor("ada"), now=now, about=1)
    pairs = select(CaseEvent.case_id, CaseEvent.seq)
    written = {tuple(row) for row in db.session.execute(pairs)}
    assert {(chain, seq) for chain, seq, _ in seals()} == written | {(0, 1), (0, 2)}
    assert "escalated" in set(db.session.scalars(select(CaseEvent.kind)))
    assert verified_here().faults == []


def test_a_head_that_is_not_there_is_empty_and_stops_nobody(cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    ref = cases.reported()
    with past_the_service() as connection:
        connection.execute(text("DELETE FROM event_seals"))
    assert head_of(db.session, row_of(ref).id, 1) == ""
    cases.do("bob", ref, "assess")
    (fault,) = verified_here().faults
    assert (fault.ref, fault.seq) == (ref, 1)


def test_a_history_from_before_is_sealed_as_if_it_had_been_all_along(
    cast: Cast, now: datetime
) -> None:
    cases = Cases(cast, now)
    cases.at(State.CLOSED)
    cases.at(State.ASSESSED)
    before = seals()
    with past_the_service() as connection:
        connection.execute(text("DELETE FROM event_seals"))
        seal_what_is_there(connection, ring_of(current_settings()))
    assert seals() == before
    assert verified_here().faults == []
