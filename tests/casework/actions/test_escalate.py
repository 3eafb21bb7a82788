"""Every rung whose time has come is climbed exactly once, whoever sweeps and however late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from casework.actions.escalate import escalate_case, sweep
from casework.check import check
from casework.database import db
from casework.models import CaseClock, Escalation
from tests.cases import Cases
from tests.casework.stored import events_of, row_of, told
from workflows.states import State

MONTHS = timedelta(days=120)


def climbed(ref: str, name: str) -> list[int]:
    rows = db.session.scalars(
        select(Escalation.level)
        .join(CaseClock, CaseClock.id == Escalation.clock_id)
        .where(CaseClock.case_id == row_of(ref).id, CaseClock.name == name)
        .order_by(Escalation.id)
    )
    return list(rows)


def test_a_sweep_climbs_in_order_and_a_second_one_does_nothing(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    assert sweep(now=cases.now + MONTHS) > 0
    assert sweep(now=cases.now + MONTHS) == 0
    assert climbed(ref, "assigned") == [2, 3, 4, 5]
    assert climbed(ref, "case") == [1, 2, 3, 4, 5]
    assert check(db.session, now=cases.now + MONTHS) == []


def test_many_small_sweeps_climb_what_one_late_sweep_climbs(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    for day in range(1, 60, 3):
        sweep(now=cases.now + timedelta(days=day))
    assert climbed(ref, "assigned") == [2, 3, 4, 5]
    assert climbed(ref, "case") == [1, 2, 3, 4, 5]


def test_each_rung_is_an_event_told_to_its_duties(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    sweep(now=cases.now + MONTHS)
    rungs = {
        event.body["level"]: told(event)
        for event in events_of(ref)
        if event.kind == "escalated" and event.body["clock_kind"] == "stage"
    }
    assert rungs == {2: {"dora"}, 3: {"bob"}, 4: {"grace"}, 5: {"grace", "carol"}}


def test_a_case_nobody_has_taken_goes_up_as_well(cases: Cases) -> None:
    ref = cases.reported()
    sweep(now=cases.now + MONTHS)
    assert climbed(ref, "reported") == [2, 3, 4, 5] or climbed(ref, "reported")[-1] == 5
    assert row_of(ref).level == 5


def test_a_rung_signed_by_the_system_moves_no_version(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    version = row_of(ref).version
    sweep(now=cases.now + MONTHS)
    assert row_of(ref).version == version
    assert {e.actor_id for e in events_of(ref) if e.kind == "escalated"} == {None}


def test_nothing_is_climbed_before_its_time(cases: Cases) -> None:
    cases.reported()
    assert sweep(now=cases.now + timedelta(minutes=1)) == 0


def test_an_ended_case_climbs_nothing(cases: Cases) -> None:
    cases.at(State.CLOSED)
    assert sweep(now=cases.now + MONTHS) == 0


def test_a_paused_clock_climbs_only_after_its_review(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("bob", ref, "pause")
    sweep(now=datetime(2026, 3, 20, 16, 0, tzinfo=UTC))
    assert climbed(ref, "assigned") == []
    sweep(now=datetime(2026, 3, 24, 16, 0, tzinfo=UTC))
    assert climbed(ref, "assigned") == [1, 2]


def test_in_the_second_cycle_the_next_rungs_people_are_told_too(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    cases.do("bob", ref, "reopen")
    sweep(now=cases.now + MONTHS)
    second = [e for e in events_of(ref) if e.kind == "escalated" and e.body["clock"][0] == "2"]
    heads = next(e for e in second if e.body["level"] == 2 and e.body["clock_kind"] == "stage")
    assert told(heads) == {"dora", "bob"}


def test_one_case_that_cannot_be_swept_twice(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    case_id, later = row_of(ref).id, cases.now + MONTHS
    assert escalate_case(case_id, now=later) > 0
    assert escalate_case(case_id, now=later) == 0


@pytest.mark.parametrize("comments", [0, 3])
def test_comments_never_reset_anything(cases: Cases, comments: int) -> None:
    ref = cases.at(State.ASSIGNED)
    due = row_of(ref).due_at
    for _ in range(comments):
        cases.do("dan", ref, "note")
    assert row_of(ref).due_at == due
