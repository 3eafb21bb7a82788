"""Every rung whose time has come is climbed exactly once, whoever sweeps and however late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from casework.actions.escalate import BATCH, escalate_case, sweep
from casework.check import check
from casework.database import db
from casework.models import CaseClock, CaseEvent, Escalation, Notice
from tests.cases import Cases
from tests.casework.stored import events_of, row_of, told
from tests.casework.test_recipients import leave
from tests.cast import Cast
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


def rungs(ref: str) -> list[tuple[str, int, datetime]]:
    """Which clock climbed which level, and when it fell due."""
    rows = db.session.execute(
        select(CaseClock.key, Escalation.level, Escalation.due_at)
        .join(CaseClock, CaseClock.id == Escalation.clock_id)
        .where(CaseClock.case_id == row_of(ref).id)
        .order_by(Escalation.id)
    )
    return [(key, level, due_at) for key, level, due_at in rows]


def at_level(ref: str, kind: str, level: int) -> CaseEvent:
    """The event of one rung."""
    return next(
        each
        for each in events_of(ref)
        if each.kind == "escalated"
        and (each.body["clock_kind"], each.body["level"]) == (kind, level)
    )


def test_a_comment_never_restarts_a_clock(cases: Cases) -> None:
    silent, talked_of = cases.at(State.ASSIGNED), cases.at(State.ASSIGNED)
    for days in (0, 3, 9):
        cases.do("dan", talked_of, "note", cases.now + timedelta(days=days))
        cases.do("bob", talked_of, "remind", cases.now + timedelta(days=days))
    sweep(now=cases.now + MONTHS)
    assert rungs(talked_of) == rungs(silent)
    assert row_of(talked_of).reminders == 3


def test_more_than_a_hundred_are_due_and_the_oldest_comes_first(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another system looked at the newest hundred only, and never at the worst."""
    oldest = cases.reported()
    cases.now += timedelta(days=3)
    newer = [cases.reported() for _ in range(101)]
    for name in BATCH:
        monkeypatch.setitem(BATCH, name, 30)
    sweep(now=cases.now + MONTHS)
    first = db.session.scalars(select(Escalation.case_id).order_by(Escalation.id)).first()
    assert first == row_of(oldest).id
    assert {row_of(ref).level for ref in (oldest, *newer)} == {5}


def test_where_nobody_sits_the_rung_goes_up_and_is_not_skipped(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSIGNED)
    leave(cast, "dan", "dora")
    sweep(now=cases.now + MONTHS)
    assert told(at_level(ref, "stage", 2)) == {"bob"}
    assert told(at_level(ref, "case", 1)) == {"bob"}


def test_an_open_dispute_climbs(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "dispute")
    sweep(now=cases.now + MONTHS)
    assert climbed(ref, "dispute") == [1, 2, 3, 4, 5]
    assert told(at_level(ref, "dispute", 2)) == {"bob"}


def test_an_open_objection_climbs_though_the_case_has_ended(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    cases.do("alice", ref, "object")
    sweep(now=cases.now + MONTHS)
    assert climbed(ref, "objection") == [1, 2, 3, 4, 5]


def test_a_directive_climbs_though_the_case_is_on_time(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead", due_on=date(2026, 3, 6))
    sweep(now=datetime(2026, 3, 9, 16, 0, tzinfo=UTC))
    assert climbed(ref, "directive_1") == [1, 2]
    assert climbed(ref, "in_progress") == []


def test_silence_of_those_asked_to_confirm_climbs_nothing(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    sweep(now=cases.now + MONTHS)
    assert climbed(ref, "lapse") == []


def test_an_urgent_case_climbs_in_hours(cases: Cases) -> None:
    urgent, plain = cases.reported(urgent=True), cases.reported()
    sweep(now=cases.now + timedelta(days=2))
    assert climbed(urgent, "reported") == [1, 2, 3, 4]
    assert climbed(plain, "reported") == []


@pytest.mark.parametrize("hot", [True, False])
def test_a_hot_spot_is_told_at_once_the_rest_with_the_day(cases: Cases, hot: bool) -> None:
    ref = cases.at(State.ASSIGNED)
    if hot:
        cases.do("frank", ref, "put_in_hot_spot")
    night = datetime(2026, 3, 3, 20, 0, tzinfo=UTC)
    sweep(now=night)
    notice = db.session.scalars(
        select(Notice).where(Notice.event_id == at_level(ref, "stage", 2).id)
    ).one()
    assert notice.send_at is not None
    assert (notice.at_once, notice.send_at == night) == (hot, hot)


def test_one_batch_that_fails_is_taken_case_by_case(
    cases: Cases, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_cases: object, *, now: datetime) -> None:
        raise RuntimeError("the batch broke")

    ref = cases.at(State.ASSIGNED)
    monkeypatch.setattr("casework.actions.escalate.sweep_cases", broken)
    assert sweep(now=cases.now + MONTHS) > 0
    assert "the batch broke" in caplog.text
    assert climbed(ref, "assigned") == [2, 3, 4, 5]


def test_a_long_sweep_dates_each_batch_when_it_is_written(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = cases.reported()
    cases.now += timedelta(days=3)
    second = cases.reported()
    for name in BATCH:
        monkeypatch.setitem(BATCH, name, 1)
    times = iter(cases.now + MONTHS + timedelta(minutes=n) for n in range(1, 9))
    sweep(now=cases.now + MONTHS, clock=lambda: next(times))
    dates = [at_level(ref, "stage", 2).recorded_at for ref in (first, second)]
    assert dates[0] < dates[1]
    assert check(db.session) == []


def test_cases_taken_one_by_one_are_each_dated_in_their_turn(
    cases: Cases, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_cases: object, *, now: datetime) -> None:
        raise RuntimeError("the batch broke")

    refs = [cases.reported() for _each in range(3)]
    monkeypatch.setattr("casework.actions.escalate.sweep_cases", broken)
    started = cases.now + MONTHS
    minutes = (started + timedelta(minutes=n) for n in range(9))
    sweep(now=started, clock=lambda: next(minutes))
    dates = [at_level(ref, "stage", 2).recorded_at for ref in refs]
    assert len(set(dates)) == 3
