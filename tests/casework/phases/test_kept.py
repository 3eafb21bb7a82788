"""Phases follow every command, in its transaction, and can be written for old cases."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import inspect, select

from casework.database import db
from casework.history.reading import read_histories
from casework.models import CasePhase
from casework.phases.derived import begins_phase, phase_of
from casework.phases.kept import fill
from casework.rules.stored import read_rulebook
from tests.cases import Cases
from tests.casework.checking.busy import live
from tests.casework.checking.unprotected import unprotected
from tests.casework.stored import row_of
from workflows.states import State

BOUNDS = {"case_id", "until", "last_in_cycle"}


def phases_of(case_id: int) -> Sequence[CasePhase]:
    db.session.rollback()
    return db.session.scalars(
        select(CasePhase).where(CasePhase.case_id == case_id).order_by(CasePhase.seq)
    ).all()


def values(phase: CasePhase) -> dict[str, object]:
    names = {column.key for column in inspect(CasePhase).columns} - BOUNDS
    return {name: getattr(phase, name) for name in names}


def test_each_event_that_others_see_begins_a_phase_and_ends_the_one_before(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "note")
    cases.now += timedelta(days=1)
    cases.do("alice", ref, "dispute")
    cases.do("bob", ref, "reopen")
    found = phases_of(row_of(ref).id)
    assert [phase.mark for phase in found] == [
        "reported", "assessed", "assigned", "accepted", "resolved", "feedback_given", "disputed",
        "reopened",
    ]  # fmt: skip
    assert [phase.until for phase in found] == [phase.since for phase in found[1:]] + [None]
    assert [phase.last_in_cycle for phase in found] == [False] * 6 + [True, False]


def test_phases_of_a_busy_office_are_what_its_events_say(cases: Cases) -> None:
    live(cases)
    db.session.rollback()
    ids = db.session.scalars(select(CasePhase.case_id).distinct()).all()
    rules, seen = read_rulebook(db.session), 0
    for case_id, history in read_histories(db.session, ids):
        derived = {
            step.seq: values(phase_of(history[:place], rules))
            for place, step in enumerate(history, start=1)
            if begins_phase(step)
        }
        assert {phase.seq: values(phase) for phase in phases_of(case_id)} == derived
        seen += len(derived)
    assert seen > 60


def test_cases_older_than_phases_get_them_once(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    kept = [values(phase) for phase in phases_of(row_of(ref).id)]
    db.session.remove()
    with unprotected() as cursor:
        cursor.execute("DELETE FROM case_phases")
    assert fill() == 1
    assert [values(phase) for phase in phases_of(row_of(ref).id)] == kept
    assert fill() == 0
