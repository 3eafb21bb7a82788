"""What a sweep writes: an event a rung, told once to each person of its desk."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import event

from casework.actions.escalate import sweep
from casework.database import db
from casework.notify.when import leaving
from casework.seating import read_seating
from casework.sweeping.due import hold
from casework.sweeping.writing import Audience
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.casework.stored import events_of, row_of, told
from tests.cast import Cast
from tests.workflows.days import OFFICIAL
from workflows.escalation import Duty
from workflows.states import State

MONTHS = timedelta(days=120)


def test_each_rung_is_one_event_of_the_system_with_its_people(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    sweep(now=cases.now + MONTHS)
    rungs = [each for each in events_of(ref) if each.kind == "escalated"]
    assert [each.seq for each in rungs] == list(range(4, 4 + len(rungs)))
    assert {(each.standing, each.actor_id) for each in rungs} == {("system", None)}
    assert all(told(each) for each in rungs)


def test_nobody_is_told_twice_of_one_rung(cases: Cases, cast: Cast) -> None:
    """The fifth rung goes to the meeting and to the coordinator above: one desk, one notice."""
    ref = cases.reported()
    with unit_of_work() as session:
        (case,) = hold(session, [row_of(ref).id])
        seating = read_seating(session, on=date(2026, 3, 2))
        audience = Audience(seating, read_tree(session), set(), leaving(OFFICIAL))
        people = audience.of(case, (Duty.MEETING, Duty.COMMITTEE, Duty.COORDINATOR_ABOVE))
    assert people == {cast.person("grace"), cast.person("carol")}


@pytest.mark.parametrize("count", [1, 4])
def test_the_number_of_statements_does_not_grow_with_the_cases(cases: Cases, count: int) -> None:
    for _ in range(count):
        cases.at(State.ASSIGNED)
    asked: list[str] = []
    event.listen(db.engine, "before_cursor_execute", lambda *given: asked.append(given[2]))
    sweep(now=cases.now + MONTHS)
    changes = [each for each in asked if each.startswith(("INSERT", "UPDATE", "DELETE"))]
    assert len(changes) == 6
