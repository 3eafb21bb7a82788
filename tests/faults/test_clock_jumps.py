"""Whose clock jumps, and when: the machine's changes nothing, the database's nothing twice."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import func, select

from casework.database import db
from casework.drain import drain
from casework.models import Case, CaseClock, CaseEvent, Escalation
from casework.refs import ZONE
from tests.cases import Cases
from tests.cast import Cast
from tests.edits import day_off, save
from tests.faults.conftest import on_both
from tests.faults.figures import figures
from tests.faults.office import Office
from tests.faults.test_escalations import report, require_each_once, sweep
from workflows.states import State

HOUR = timedelta(hours=1)
MOMENTS = {
    "29 February": datetime(2028, 2, 29, 10, tzinfo=ZONE),
    "the last second of a year": datetime(2026, 12, 31, 23, 59, 59, tzinfo=ZONE),
    "the eve of Tết": datetime(2027, 2, 4, 16, tzinfo=ZONE),
}


def escalations(office: Office) -> int:
    """How many there are."""
    with office.open():
        return db.session.scalar(select(func.count(Escalation.id))) or 0


@on_both
@pytest.mark.parametrize("jump", [-HOUR, HOUR, timedelta(days=1)], ids=str)
def test_a_jump_of_the_machine_s_clock_changes_nothing(office: Office, jump: timedelta) -> None:
    report(office, 3)
    with figures("clock of the machine jumps", office.where) as counted:
        there = office.now()
        with time_machine.travel(datetime.now(UTC) + jump):  # noqa: TID251 -- the clock at fault
            report(office, 1)
            sweep(office)
            assert abs(office.now() - there) < timedelta(minutes=1)
        assert escalations(office) == 0
        with office.open():
            latest = db.session.scalars(select(func.max(CaseEvent.recorded_at))).one()
        assert abs(latest - there) < timedelta(minutes=1)
        require_each_once(office)
        counted.kills = counted.writers = 1


@on_both
def test_a_jump_back_of_the_database_s_clock_escalates_nothing_twice(office: Office) -> None:
    now = office.now()
    with office.open():
        ref = Cases(Cast(), now).at(State.ASSIGNED)
    with figures("clock of the database jumps back", office.where) as counted:
        office.shift(timedelta(days=20))
        sweep(office)
        climbed = escalations(office)
        assert climbed > 0
        for back in (HOUR, timedelta(days=1)):
            office.shift(timedelta(days=20) - back)
            sweep(office)
            now = office.now()
            with office.open():
                Cases(Cast(), now).do("dan", ref, "note")
            assert escalations(office) == climbed
            counted.kills += 1
            counted.writers += 1
        office.shift(timedelta(days=20))
        sweep(office)
        assert escalations(office) == climbed
        with office.open():
            times = db.session.scalars(
                select(CaseEvent.recorded_at)
                .join(Case, Case.id == CaseEvent.case_id)
                .where(Case.ref == ref)
                .order_by(CaseEvent.seq)
            ).all()
        assert list(times) == sorted(times)
        require_each_once(office)


@on_both
@pytest.mark.parametrize("what", MOMENTS)
def test_a_case_lives_through_a_strange_day(office: Office, what: str) -> None:
    moment = MOMENTS[what]
    with figures("strange days", office.where) as counted:
        for _ in range(2):
            office.set_to(moment)
            now = office.now()
            with office.open():
                cases = Cases(Cast(), now)
                ref = cases.at(State.IN_PROGRESS)
                cases.do("dan", ref, "note")
            sweep(office)
            require_each_once(office)
        office.set_to(moment + timedelta(days=60))
        sweep(office)
        assert require_each_once(office) > 0
        counted.kills = counted.writers = 2


@on_both
def test_a_day_off_announced_a_week_before_moves_each_rung_once(office: Office) -> None:
    office.set_to(datetime(2026, 12, 7, 9, tzinfo=ZONE))
    now = office.now()
    with office.open():
        Cases(Cast(), now).reported()
        due = db.session.scalars(select(func.max(CaseClock.due_current))).one()
    with figures("a day off announced late", office.where) as counted:
        with office.open():
            save(Cast(), due - timedelta(days=7), day_off(due.astimezone(ZONE).date()))
            drain()
        with office.open():
            moved = db.session.scalars(select(func.max(CaseClock.due_current))).one()
        assert moved > due
        for moment in (due, due + HOUR, moved + HOUR, moved + timedelta(days=30)):
            office.set_to(moment)
            sweep(office)
            require_each_once(office)
        counted.kills = counted.writers = 1
