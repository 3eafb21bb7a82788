"""The end and what may follow: close, lapse, object, dismiss, reopen."""

from __future__ import annotations

from datetime import timedelta
from itertools import count

import pytest
from sqlalchemy import select

from casework.actions.lapse import lapse_due
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import CaseClock, CaseConfirmer
from tests.cases import Cases
from tests.casework.stored import events_of, kinds_of, last_event, row_of, told
from tests.cast import ENVIRONMENT, POLICE, Cast
from workflows.machine import NotPossible
from workflows.states import State

LONG = timedelta(days=20)


def test_closing_against_a_dispute_is_counted_as_such(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    with pytest.raises(NotPossible):
        cases.do("bob", ref, "close")
    cases.do("alice", ref, "dispute")
    cases.do("bob", ref, "close")
    row = row_of(ref)
    assert (row.state, row.verification, row.disputed) == ("closed", "disputed", False)
    assert told(last_event(ref)) == {"alice", "grace"}


def test_silence_closes_a_case_unconfirmed_and_once(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    assert lapse_due(now=cases.now + timedelta(days=13)) == 0
    assert lapse_due(now=cases.now + LONG) == 1
    assert lapse_due(now=cases.now + LONG) == 0
    row = row_of(ref)
    assert (row.state, row.verification) == ("closed", "unconfirmed")
    event = last_event(ref)
    assert (event.actor_id, event.standing) == (None, "system")


def test_each_lapse_is_dated_when_its_turn_comes_not_when_the_loop_began(cases: Cases) -> None:
    """A hundred of them may take minutes, and recorded time is the database's (design §3.8)."""
    refs = [cases.at(State.FEEDBACK) for _each in range(3)]
    started = cases.now + LONG
    minutes = (started + timedelta(minutes=n) for n in count())
    assert lapse_due(now=started, clock=lambda: next(minutes)) == 3
    dated = [last_event(ref).recorded_at for ref in refs]
    assert dated == [started + timedelta(minutes=n) for n in range(3)]


def test_a_disputed_case_never_lapses(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "dispute")
    assert lapse_due(now=cases.now + timedelta(days=400)) == 0
    assert row_of(ref).state == "feedback"


def test_an_objection_is_told_above_and_waits_for_a_decision(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    cases.do("alice", ref, "object")
    assert row_of(ref).objected
    assert told(last_event(ref)) == {"carol", "bob"}
    with pytest.raises(NotPossible):
        cases.do("alice", ref, "object")
    kinds = db.session.scalars(select(CaseClock.kind).where(CaseClock.ended_at.is_(None)))
    assert "objection" in set(kinds)


def test_an_objection_is_possible_on_the_ninetieth_day_and_not_after(cases: Cases) -> None:
    late, in_time = cases.at(State.CLOSED), cases.at(State.CLOSED)
    ninety = timedelta(days=90)
    cases.do("alice", in_time, "object", now=cases.now + ninety)
    with pytest.raises(NotPossible):
        cases.do("alice", late, "object", now=cases.now + ninety + timedelta(seconds=1))


def test_whoever_stands_above_decides_the_objection_and_nobody_else(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    cases.do("alice", ref, "object")
    for who in ("bob", "grace", "frank"):
        with pytest.raises(NotAllowed):
            cases.do(who, ref, "reopen")
        with pytest.raises(NotAllowed):
            cases.do(who, ref, "dismiss_objection")
    cases.do("carol", ref, "dismiss_objection")
    assert not row_of(ref).objected
    assert told(last_event(ref)) == {"alice"}
    cases.do("bob", ref, "reopen")


def test_in_the_province_the_committee_decides_an_objection(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "refer_up")
    cases.do("carol", ref, "decline")
    cases.do("alice", ref, "object")
    with pytest.raises(NotAllowed):
        cases.do("carol", ref, "dismiss_objection")
    cases.do("frank", ref, "reopen")
    assert (row_of(ref).state, row_of(ref).objected, row_of(ref).cycle) == ("reported", False, 2)


def test_reopening_begins_a_new_cycle_with_the_same_agency(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "name_confirmer")
    cases.do("alice", ref, "confirm")
    cases.do("bob", ref, "reopen")
    row = row_of(ref)
    assert (row.state, row.cycle, row.lead_id) == ("assigned", 2, cast.agency(ENVIRONMENT))
    assert (row.verification, row.outcome, row.ended_at) == (None, None, None)
    asked = db.session.scalars(select(CaseConfirmer).where(CaseConfirmer.case_id == row.id))
    assert asked.all() == []
    with pytest.raises(NotFound):
        cases.do("amy", ref, "attach")


def test_reopening_may_choose_another_agency_but_not_the_one_complained_about(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.CLOSED)
    cases.do("bob", ref, "reopen", lead=cast.agency(POLICE))
    assert row_of(ref).lead_id == cast.agency(POLICE)
    other = cases.at(State.CLOSED)
    with pytest.raises(BadInput) as refused:
        cases.do("bob", other, "reopen", lead=99)
    assert refused.value.field == "lead"
    assert row_of(other).state == "closed"


def test_reopening_a_declined_case_puts_it_on_the_coordinators_desk(cases: Cases) -> None:
    ref = cases.at(State.DECLINED)
    cases.do("grace", ref, "reopen")
    assert (row_of(ref).state, row_of(ref).lead_id, row_of(ref).cycle) == ("reported", None, 2)


def test_reopening_a_merged_case_takes_its_voice_back(cases: Cases) -> None:
    target, part = cases.reported(), cases.reported()
    cases.do("bob", part, "merge", into=target)
    assert row_of(target).voices == 2
    cases.do("bob", part, "reopen")
    assert (row_of(target).voices, row_of(part).merged_into_id) == (1, None)
    assert kinds_of(target) == ["reported", "voice_joined", "voice_left"]


def test_a_voice_taken_back_leaves_every_case_it_had_come_to(cases: Cases) -> None:
    first, second, third = (cases.reported() for _ in range(3))
    cases.do("bob", first, "merge", into=second)
    cases.do("bob", second, "merge", into=third)
    assert row_of(third).voices == 3
    cases.do("bob", first, "reopen")
    assert (row_of(second).voices, row_of(third).voices) == (1, 2)
    cases.do("bob", second, "reopen")
    assert row_of(third).voices == 1


def test_lateness_of_the_first_cycle_stays_after_reopening(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    late = cases.now + timedelta(days=30)
    for who, action in (("dan", "accept"), ("dan", "resolve"), ("bob", "give_feedback")):
        cases.do(who, ref, action, now=late)
    cases.do("bob", ref, "reopen", now=late + LONG)
    rows = db.session.scalars(select(CaseClock).where(CaseClock.case_id == row_of(ref).id)).all()
    assigned = next(row for row in rows if (row.name, row.cycle) == ("assigned", 1))
    assert assigned.days_late > 15
    assert assigned.first_breached_at is not None
    assert {row.cycle for row in rows if row.ended_at is None} == {2}
    assert all(row.level == 0 for row in rows if row.cycle == 2)
    assert len(events_of(ref)) == 7
