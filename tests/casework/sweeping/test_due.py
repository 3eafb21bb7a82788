"""What waits, the longest first and to the last; cases are held one sweeper at a time."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from casework.database import db
from casework.models import CaseClock
from casework.sweeping.due import BEGINNING, hold, running_clocks, waiting
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import events_of, row_of
from workflows.states import State

MONTHS = timedelta(days=120)


def test_the_longest_waiting_come_first_and_none_is_left_out(cases: Cases) -> None:
    refs = []
    for days in (9, 3, 0, 6):
        cases.now += timedelta(days=days)
        refs.append(cases.reported())
    later, after, found = cases.now + MONTHS, BEGINNING, []
    while some := waiting(db.session, after=after, now=later, limit=2):
        found += some.cases
        after = some.last
    assert list(dict.fromkeys(found)) == [row_of(ref).id for ref in refs]


def test_what_is_not_due_does_not_wait(cases: Cases) -> None:
    cases.reported()
    assert waiting(db.session, after=BEGINNING, now=cases.now, limit=9) is None


def test_a_clock_waits_from_the_very_moment_of_its_rung(cases: Cases) -> None:
    ref = cases.reported()
    due = db.session.scalars(
        select(CaseClock.next_rung_at)
        .where(CaseClock.next_rung_at.is_not(None))
        .order_by("next_rung_at")
    ).first()
    assert due is not None
    found = waiting(db.session, after=BEGINNING, now=due, limit=9)
    assert found is not None
    assert found.cases == [row_of(ref).id]


def test_cases_are_held_in_the_order_asked_with_the_time_of_their_last_event(
    cases: Cases,
) -> None:
    first, second = cases.at(State.ASSIGNED), cases.reported()
    asked = [row_of(second).id, row_of(first).id]
    with unit_of_work() as session:
        held = hold(session, [*asked, 999])
    assert [case.id for case in held] == asked
    assert held[1].last_at == events_of(first)[-1].recorded_at
    assert (held[1].held_by_agency, held[0].held_by_agency) == (True, False)


def test_only_clocks_that_run_are_read(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    case_id = row_of(ref).id
    running = running_clocks(db.session, [case_id])[case_id]
    assert {clock.kind for clock in running} == {"case", "custody", "stage"}
    assert "1.1.reported" not in {clock.key for clock in running}
