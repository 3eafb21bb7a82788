"""What an agenda takes up, and from whom."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from casework.actions.escalate import sweep
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.meetings import agenda
from casework.meetings.agenda import Agenda, AgendaOf
from casework.meetings.holding import open_meeting
from casework.models import Case
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import Cast
from workflows.meeting import MeetingKind
from workflows.states import State


def of(cast: Cast, now: datetime, unit: str = "TAM", kind: str = "committee") -> Agenda:
    session = db.session
    return AgendaOf(
        session,
        read_tree(session),
        current_calendar(session),
        unit_id=cast.unit(unit),
        kind=MeetingKind(kind),
        now=now,
    ).agenda()


def refs(found: Agenda, part: str) -> list[str]:
    ids = [line.case_id for line in found.lines if line.part == part]
    return [db.session.get_one(Case, each).ref for each in ids]


def test_overdue_directives_lead_and_each_is_a_line(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", due_on=date(2026, 3, 20))
    cases.do("frank", ref, "direct", due_on=date(2026, 3, 4), owner="lead")
    found = of(cast, now + timedelta(days=7))
    directives = [line for line in found.lines if line.part == "directives"]
    assert [line.number for line in directives] == [2, 1]
    assert [line.body["days_late"] for line in directives] == [3, 0]


def test_the_committee_takes_what_reached_its_rung_and_the_coordinators_earlier_ones(
    old: Cases, cast: Cast, now: datetime
) -> None:
    ref = old.at(State.ASSIGNED)
    sweep(now=now)
    assert refs(of(cast, now), "overdue") == [ref]
    db.session.rollback()
    young = Cases(cast, now - timedelta(days=7))
    late = young.at(State.ASSIGNED)
    sweep(now=now)
    assert refs(of(cast, now), "overdue") == [ref]
    assert refs(of(cast, now, kind="coordinators"), "overdue") == [ref, late]


def test_a_commune_takes_up_its_own(old: Cases, cast: Cast, now: datetime) -> None:
    ref = old.at(State.IN_PROGRESS)
    old.do("grace", ref, "put_in_hot_spot")
    assert refs(of(cast, now, "SMY"), "hot_spots") == [ref]
    assert refs(of(cast, now, "BSE"), "hot_spots") == []


def test_what_is_new_is_counted_from_the_last_meeting(
    old: Cases, cases: Cases, cast: Cast, meeting: int, now: datetime
) -> None:
    before = old.at(State.ASSESSED)
    open_meeting(meeting, actor=cast.actor("frank"), now=now - timedelta(days=3))
    after = cases.at(State.ASSESSED)
    cases.at(State.REPORTED)
    assert refs(of(cast, now), "emerging") == [after]
    assert set(refs(of(cast, now, "SMY"), "emerging")) == {before, after}


def test_what_was_held_over_is_taken_up_once_by_the_meeting_it_was_meant_for(
    old: Cases, cast: Cast, meeting: int, now: datetime
) -> None:
    ref = old.at(State.IN_PROGRESS)
    old.do("frank", ref, "hold_over")
    old.do("frank", ref, "hold_over")
    assert refs(of(cast, now), "held_over") == [ref]
    assert refs(of(cast, now, "SMY"), "held_over") == []
    assert refs(of(cast, now, kind="coordinators"), "held_over") == []
    open_meeting(meeting, actor=cast.actor("frank"), now=now)
    assert refs(of(cast, now), "held_over") == []


def test_a_part_is_cut_but_says_how_many_there_are(
    monkeypatch: pytest.MonkeyPatch, old: Cases, cast: Cast, now: datetime
) -> None:
    monkeypatch.setattr(agenda, "MOST", 1)
    for _ in range(2):
        old.do("frank", old.at(State.IN_PROGRESS), "put_in_hot_spot")
    found = of(cast, now)
    assert len(refs(found, "hot_spots")) == 1
    assert found.totals["hot_spots"] == 2
