"""A newer calendar reaches a case by an event of its own, never silently, and once."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from casework.actions.escalate import sweep
from casework.adopting import adopt_in_case
from casework.casefile import open_file
from casework.check import check
from casework.database import db
from casework.lists.calendar import version
from casework.models import Case, CaseClock, CaseEvent, Notice
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import kinds_of, row_of
from tests.cast import Cast
from tests.edits import day_off, save
from workflows.clocks import Clock
from workflows.states import State

HOUR = timedelta(hours=1)
OFF = date(2026, 3, 5)
LATE_OFF = date(2026, 3, 3)


def dues(ref: str) -> dict[str, datetime]:
    """The stored due dates of the running clocks."""
    case = row_of(ref)
    db.session.expire_all()
    rows = db.session.scalars(
        select(CaseClock).where(CaseClock.case_id == case.id, CaseClock.ended_at.is_(None))
    )
    return {row.key: row.due_current for row in rows}


def derived(ref: str, now: datetime) -> dict[str, Clock]:
    db.session.expire_all()
    return {each.key: each for each in open_file(db.session, row_of(ref), now=now).clocks()}


def test_nothing_moves_when_a_version_is_saved(cast: Cast, cases: Cases, now: datetime) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = dues(ref)
    save(cast, now + HOUR, day_off(OFF))
    assert dues(ref) == before
    later = derived(ref, now + 2 * HOUR)
    assert {key: later[key].due_current for key in before} == before
    assert {later[key].calendar_version for key in before} == {1}


def test_adopting_moves_what_the_day_lies_before_and_writes_one_event(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = dues(ref)
    save(cast, now + HOUR, day_off(OFF))
    assert adopt_in_case(row_of(ref).id, now=now + 2 * HOUR)
    after = dues(ref)
    assert all(after[key] > before[key] for key in before if before[key].date() >= OFF)
    assert any(after[key] != before[key] for key in before)
    assert kinds_of(ref)[-1] == "calendar_applied"
    event = db.session.scalars(select(CaseEvent).order_by(CaseEvent.id.desc())).first()
    assert event is not None
    assert event.body == {"calendar_version": 2}
    assert event.actor_id is None
    assert version(db.session, 2).moved == 1


def test_those_who_hold_the_case_are_told_and_no_witness(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    save(cast, now + HOUR, day_off(OFF))
    adopt_in_case(row_of(ref).id, now=now + 2 * HOUR)
    event = db.session.scalars(select(CaseEvent).where(CaseEvent.kind == "calendar_applied")).one()
    told = set(db.session.scalars(select(Notice.person_id).where(Notice.event_id == event.id)))
    assert {cast.person("dan"), cast.person("dora"), cast.person("bob")} <= told
    assert told.isdisjoint({cast.person("alice"), cast.person("amy"), cast.person("eve")})


def test_adopting_a_second_time_does_nothing(cast: Cast, cases: Cases, now: datetime) -> None:
    ref = cases.at(State.IN_PROGRESS)
    save(cast, now + HOUR, day_off(OFF))
    adopt_in_case(row_of(ref).id, now=now + 2 * HOUR)
    before = dues(ref), kinds_of(ref)
    assert not adopt_in_case(row_of(ref).id, now=now + 3 * HOUR)
    assert (dues(ref), kinds_of(ref)) == before
    assert version(db.session, 2).moved == 1


def test_a_day_no_deadline_counts_writes_no_event(cast: Cast, cases: Cases, now: datetime) -> None:
    ref = cases.reported()
    kinds = kinds_of(ref)
    save(cast, now + HOUR, day_off(date(2026, 12, 1)))
    assert not adopt_in_case(row_of(ref).id, now=now + 2 * HOUR)
    assert kinds_of(ref) == kinds


def test_a_command_that_comes_first_brings_the_case_up_to_date_before_it_acts(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    save(cast, now + HOUR, day_off(OFF))
    cases.do("dan", ref, "note", now=now + 2 * HOUR)
    assert kinds_of(ref)[-2:] == ["calendar_applied", "noted"]
    adopted = derived(ref, now + 2 * HOUR)
    applied_seq = len(kinds_of(ref)) - 1
    moved = [each for each in adopted.values() if each.shifts]
    assert moved
    assert all(shift.seq == applied_seq for each in moved for shift in each.shifts)
    assert not adopt_in_case(row_of(ref).id, now=now + 3 * HOUR)


def test_a_command_that_is_refused_leaves_the_case_as_it_was(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = kinds_of(ref), dues(ref)
    save(cast, now + HOUR, day_off(OFF))
    with pytest.raises(Exception, match=r".+"):
        cases.do("dan", ref, "accept", now=now + 2 * HOUR)
    assert (kinds_of(ref), dues(ref)) == before
    assert version(db.session, 2).moved == 0


def test_a_version_the_reader_saw_is_not_stale_for_a_new_calendar(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    seen = row_of(ref).version
    save(cast, now + HOUR, day_off(OFF))
    done = cases.do("dan", ref, "resolve", now=now + 2 * HOUR, version=seen)
    assert done.state == State.RESOLVED
    assert "calendar_applied" in kinds_of(ref)


def test_the_sweep_brings_a_case_up_to_date_before_it_climbs(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.reported()
    due = min(dues(ref).values())
    save(cast, now + HOUR, *(day_off(due.date() - timedelta(days=n)) for n in range(1)))
    sweep(now=due + HOUR)
    kinds = kinds_of(ref)
    assert kinds.index("calendar_applied") == 1
    moved = min(dues(ref).values())
    assert moved > due
    climbed = [kind for kind in kinds if kind == "escalated"]
    sweep(now=moved + HOUR)
    assert len([kind for kind in kinds_of(ref) if kind == "escalated"]) > len(climbed)


def test_first_breach_and_lateness_earned_stay_though_the_deadline_is_cured(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.reported()
    key = min(dues(ref), key=lambda each: dues(ref)[each])
    due = dues(ref)[key]
    overdue = due + timedelta(days=2)
    sweep(now=overdue)
    late = derived(ref, overdue)[key]
    assert late.first_breached_at is not None
    assert late.days_late > 0
    counted = [due.date() - timedelta(days=n) for n in range(2)]
    save(cast, overdue + HOUR, *(day_off(day) for day in counted))
    assert adopt_in_case(row_of(ref).id, now=overdue + 2 * HOUR)
    cured = derived(ref, overdue + 2 * HOUR)[key]
    assert cured.due_current > due
    assert cured.due_original == late.due_original
    assert cured.first_breached_at == late.first_breached_at
    assert cured.days_late >= late.days_late


def test_what_is_stored_is_what_the_events_say_after_all_of_it(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    refs = [cases.at(state) for state in (State.REPORTED, State.ASSIGNED, State.FEEDBACK)]
    save(cast, now + HOUR, day_off(OFF))
    cases.do("bob", refs[0], "note", now=now + 2 * HOUR)
    assert adopt_in_case(row_of(refs[1]).id, now=now + 2 * HOUR)
    save(cast, now + 3 * HOUR, day_off(date(2026, 3, 4)))
    with unit_of_work() as session:
        cases_left = list(session.scalars(select(Case.id)))
    for case_id in cases_left:
        adopt_in_case(case_id, now=now + 4 * HOUR)
    assert [each for each in check(db.session, now=now + 4 * HOUR) if not each.warning] == []
