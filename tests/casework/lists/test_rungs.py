"""Rungs climbed, who says to have seen them, and who is late without a word."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from casework.acknowledging import acknowledge
from casework.actions.escalate import sweep
from casework.database import db
from casework.lists.rungs import Seen, rungs_climbed, unexplained
from casework.models import Case
from tests.cases import Cases
from tests.casework.stored import events_of
from workflows.states import State


def case_id(ref: str) -> int:
    return db.session.scalars(select(Case.id).where(Case.ref == ref)).one()


def seen_by(cases: Cases, who: str, ref: str, level: int, at: datetime) -> None:
    """Let somebody say to have seen this rung of the stage."""
    seq = next(
        each.seq
        for each in events_of(ref)
        if each.kind == "escalated"
        and (each.body["clock_kind"], each.body["level"]) == ("stage", level)
    )
    acknowledge(ref, seq, actor=cases.cast.actor(who), now=at)


def test_each_rung_says_when_it_was_climbed(old: Cases, now: datetime) -> None:
    ref = old.reported()
    assert rungs_climbed(db.session, [case_id(ref)]) == {}
    sweep(now=now)
    levels = rungs_climbed(db.session, [case_id(ref)])[case_id(ref)]
    assert set(levels) >= {2, 3, 4, 5}
    assert all(rung.at == now and rung.seen is None for rung in levels.values())


def test_a_rung_names_who_first_said_to_have_seen_it_and_when(old: Cases, now: datetime) -> None:
    ref, other = old.reported(), old.reported()
    sweep(now=now)
    seen_by(old, "carol", ref, 5, now + timedelta(hours=1))
    seen_by(old, "grace", ref, 5, now + timedelta(hours=2))
    levels = rungs_climbed(db.session, [case_id(ref), case_id(other)])
    seen = {level: rung.seen for level, rung in levels[case_id(ref)].items() if rung.seen}
    assert seen == {5: Seen("Carol", now + timedelta(hours=1))}
    assert not any(rung.seen for rung in levels[case_id(other)].values())


def test_late_without_a_reason_until_the_holder_writes_one(old: Cases, now: datetime) -> None:
    one, two = old.at(State.ASSIGNED), old.at(State.ASSIGNED)
    ids = [case_id(one), case_id(two)]
    assert unexplained(db.session, ids, old.now) == frozenset()
    assert unexplained(db.session, ids, now) == frozenset(ids)
    old.do("dan", one, "explain", now)
    assert unexplained(db.session, ids, now) == {case_id(two)}


def test_a_reason_for_one_step_is_none_for_the_next(old: Cases, now: datetime) -> None:
    ref = old.at(State.ASSIGNED)
    old.do("dan", ref, "explain", now)
    old.do("dan", ref, "accept", now)
    assert unexplained(db.session, [case_id(ref)], now + timedelta(days=60)) == {case_id(ref)}


def test_the_rungs_of_a_clock_that_has_ended_are_gone(old: Cases, now: datetime) -> None:
    ref = old.reported()
    sweep(now=now)
    before = rungs_climbed(db.session, [case_id(ref)])[case_id(ref)]
    old.do("bob", ref, "decline", now)
    assert before
    assert rungs_climbed(db.session, [case_id(ref)]) == {}


def test_cases_are_kept_apart_and_none_is_asked_for_twice(old: Cases, now: datetime) -> None:
    one, two = old.reported(), old.reported()
    sweep(now=now)
    assert set(rungs_climbed(db.session, [case_id(one)])) == {case_id(one)}
    assert set(rungs_climbed(db.session, [case_id(one), case_id(two)])) == {
        case_id(one),
        case_id(two),
    }
    assert rungs_climbed(db.session, []) == {}
