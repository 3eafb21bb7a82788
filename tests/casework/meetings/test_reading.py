"""Turns held and missed, and what a meeting took up and decided."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from casework.actions import perform
from casework.database import db
from casework.meetings.deciding import decide
from casework.meetings.holding import open_meeting
from casework.meetings.planning import plan_meeting, write_cadence
from casework.meetings.reading import (
    agenda_rows,
    cadence_lines,
    decisions,
    missed_turns,
    totals,
    turn_length,
)
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import Cast
from workflows.meeting import MeetingKind, TurnStatus
from workflows.states import State


def cadence(cast: Cast, unit: str, months: int, since: date) -> None:
    with unit_of_work() as session:
        write_cadence(
            session,
            unit=cast.unit(unit),
            kind=MeetingKind.COMMITTEE,
            months=months,
            starts_on=since,
            person=None,
            now=datetime.combine(since, time(2), UTC),
        )


def held(cast: Cast, at: datetime, unit: str = "TAM", who: str = "frank") -> int:
    meeting = plan_meeting(
        actor=cast.actor(who),
        now=at,
        unit=cast.unit(unit),
        kind="committee",
        scheduled_on=at.date(),
        place="Tầng 2",
        months=3,
    )
    open_meeting(meeting, actor=cast.actor(who), now=at)
    return meeting


def test_scheduled_is_held_against_held(cast: Cast, now: datetime) -> None:
    cadence(cast, "TAM", 3, date(2025, 7, 1))
    held(cast, datetime(2025, 8, 20, 2, tzinfo=UTC))
    today, tree = now.date(), read_tree(db.session)
    (line,) = cadence_lines(db.session, cast.actor("frank"), tree, today=today)
    assert [row.status for row in line.turns] == [
        TurnStatus.HELD, TurnStatus.MISSED, TurnStatus.DUE
    ]  # fmt: skip
    assert (line.months, line.missed) == (3, 1)
    assert missed_turns(db.session, cast.actor("olga"), tree, today=today) == 1
    assert missed_turns(db.session, cast.actor("bob"), tree, today=today) == 0


def test_a_new_cadence_leaves_past_turns_as_they_were(cast: Cast, now: datetime) -> None:
    cadence(cast, "SMY", 1, date(2025, 11, 1))
    cadence(cast, "SMY", 3, date(2026, 1, 1))
    tree = read_tree(db.session)
    (line,) = cadence_lines(db.session, cast.actor("grace"), tree, today=now.date())
    assert [row.turn.first for row in line.turns] == [
        date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1)
    ]  # fmt: skip
    kind = MeetingKind.COMMITTEE
    assert turn_length(db.session, cast.unit("SMY"), kind, date(2025, 12, 5)) == 1
    assert turn_length(db.session, cast.unit("SMY"), kind, date(2026, 2, 5)) == 3
    assert turn_length(db.session, cast.unit("TAM"), MeetingKind.COORDINATORS, now.date()) == 1


def test_the_agenda_keeps_its_order_and_decisions_theirs(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "put_in_hot_spot")
    meeting, frank, tree = held(cast, now), cast.actor("frank"), read_tree(db.session)
    decide(meeting, ref, "remind", actor=frank, now=now, text="Khẩn trương.")
    rows = agenda_rows(db.session, frank, tree, meeting)
    assert [row.item.part for row in rows] == ["hot_spots", "emerging"]
    assert all(row.case is not None and row.case.ref == ref for row in rows)
    assert [(each.action, each.case_id) for each in decisions(db.session, meeting)] == [
        ("remind", rows[0].item.case_id)
    ]
    assert totals(db.session, meeting)["hot_spots"] == 1
    assert totals(db.session, 10**6) == {}


def test_a_case_out_of_reach_is_on_the_agenda_without_its_words(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    perform(ref, "put_in_hot_spot", actor=cast.actor("frank"), now=now, reason="Nóng.")
    meeting = held(cast, now)
    (first, *_) = agenda_rows(db.session, cast.actor("gus"), read_tree(db.session), meeting)
    assert first.case is None
