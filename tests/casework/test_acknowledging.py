"""Seen is said once by each person who was told, and changes nothing else."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.acknowledging import acknowledge
from casework.actions.escalate import sweep
from casework.check import check
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from tests.cases import Cases
from tests.casework.stored import events_of, last_event, row_of, told
from workflows.machine import NotPossible
from workflows.states import State


@pytest.fixture
def late(cases: Cases) -> str:
    """A case that Dora's office has not taken: the second rung was climbed."""
    ref = cases.at(State.ASSIGNED)
    cases.now += timedelta(days=2)
    sweep(now=cases.now)
    return ref


def rung(ref: str) -> int:
    return next(each.seq for each in events_of(ref) if each.kind == "escalated")


def say(cases: Cases, who: str, ref: str, seq: int, now: datetime | None = None) -> None:
    acknowledge(ref, seq, actor=cases.cast.actor(who), now=now or cases.now)


def test_whoever_was_told_says_so_with_name_and_time(cases: Cases, late: str) -> None:
    at = cases.now + timedelta(hours=1)
    say(cases, "dora", late, rung(late), at)
    said = last_event(late)
    assert (said.kind, said.actor_id) == ("acknowledged", cases.cast.person("dora"))
    assert (said.standing, said.recorded_at) == ("lead", at)
    assert (said.body["clock"], said.body["level"]) == ("1.2.assigned", 2)
    assert told(said) == set()


def test_no_clock_and_no_version_moves(cases: Cases, late: str) -> None:
    before = row_of(late)
    known = (before.version, before.due_at, before.level, before.state)
    say(cases, "dora", late, rung(late))
    after = row_of(late)
    assert (after.version, after.due_at, after.level, after.state) == known
    assert check(db.session, now=cases.now) == []


def test_for_a_stranger_there_is_no_such_case(cases: Cases, late: str) -> None:
    with pytest.raises(NotFound):
        say(cases, "eve", late, rung(late))


@pytest.mark.parametrize("who", ["dan", "bob", "frank", "alice", "olga"])
def test_whoever_was_not_told_is_refused(cases: Cases, late: str, who: str) -> None:
    with pytest.raises(NotAllowed):
        say(cases, who, late, rung(late))


@pytest.mark.parametrize("seq", [1, 99])
def test_what_is_no_rung_is_refused_by_its_field(cases: Cases, late: str, seq: int) -> None:
    with pytest.raises(BadInput) as refused:
        say(cases, "dora", late, seq)
    assert refused.value.field == "event"


def test_it_is_said_once_by_each_and_once_for_each_rung(cases: Cases, late: str) -> None:
    say(cases, "dora", late, rung(late))
    with pytest.raises(NotPossible):
        say(cases, "dora", late, rung(late))
    assert [each.kind for each in events_of(late)].count("acknowledged") == 1
