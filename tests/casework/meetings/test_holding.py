"""A meeting is opened once with its agenda frozen, its minutes are kept, and it is closed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from casework.actions.escalate import sweep
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.meetings.holding import close_meeting, open_meeting, save_minutes
from casework.models import Meeting, MeetingEvent, MeetingItem
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast
from workflows.machine import NotPossible
from workflows.states import State


def lines() -> list[tuple[str, int, int]]:
    rows = db.session.scalars(select(MeetingItem).order_by(MeetingItem.position))
    return [(row.part, row.case_id, row.number) for row in rows]


def kinds() -> list[str]:
    return list(db.session.scalars(select(MeetingEvent.kind).order_by(MeetingEvent.seq)))


def test_the_agenda_fills_itself_part_by_part(
    old: Cases, cases: Cases, cast: Cast, meeting: int, now: datetime
) -> None:
    late = old.at(State.IN_PROGRESS)
    old.do("frank", late, "direct", due_on=date(2026, 2, 10))
    old.do("frank", late, "put_in_hot_spot")
    sweep(now=now)
    fresh = cases.at(State.ASSESSED)
    cases.do("frank", fresh, "hold_over")
    assert open_meeting(meeting, actor=cast.actor("frank"), now=now) == len(lines())
    found = lines()
    assert [part for part, *_ in found] == [
        "directives", "overdue", "hot_spots", "emerging", "emerging", "held_over"
    ]  # fmt: skip
    assert found[0][2] == 1
    assert found[0][1] == found[1][1] == found[2][1]
    assert found[-1][1] != found[0][1]
    first = db.session.scalars(select(MeetingItem).order_by(MeetingItem.position)).first()
    assert first is not None
    assert first.body["days_late"] > 5
    assert first.body["due_on"] == "2026-02-10"


def test_opening_is_an_event_and_happens_once(cast: Cast, meeting: int, now: datetime) -> None:
    open_meeting(meeting, actor=cast.actor("frank"), now=now)
    assert kinds() == ["planned", "opened"]
    with pytest.raises(NotPossible):
        open_meeting(meeting, actor=cast.actor("carol"), now=now)
    assert kinds() == ["planned", "opened"]


def test_strangers_do_not_know_of_it_and_readers_do_not_open_it(
    cast: Cast, meeting: int, now: datetime
) -> None:
    for who in ("grace", "bob"):
        with pytest.raises(NotFound):
            open_meeting(meeting, actor=cast.actor(who), now=now)
    with pytest.raises(NotAllowed):
        open_meeting(meeting, actor=cast.actor("olga"), now=now)
    with pytest.raises(NotFound):
        open_meeting(10**6, actor=cast.actor("frank"), now=now)
    assert kinds() == ["planned"]


def test_what_happens_afterwards_leaves_the_agenda_as_it_was(
    old: Cases, cast: Cast, meeting: int, now: datetime
) -> None:
    ref = old.at(State.IN_PROGRESS)
    old.do("frank", ref, "put_in_hot_spot")
    open_meeting(meeting, actor=cast.actor("frank"), now=now)
    before = lines()
    Cases(cast, now).do("frank", ref, "take_out_of_hot_spot")
    assert lines() == before != []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE meeting_items SET position = 99",
        "DELETE FROM meeting_items",
        "UPDATE meeting_events SET kind = 'closed'",
        "DELETE FROM meeting_events",
        "DELETE FROM meetings",
        (
            "INSERT INTO meeting_items (id, meeting_id, position, part, case_id, number, body)"
            " SELECT 99, meeting_id, 99, 'held_over', case_id, 7, '{}' FROM meeting_items LIMIT 1"
        ),
    ],
)
def test_the_database_itself_keeps_it(
    old: Cases, cast: Cast, meeting: int, now: datetime, statement: str
) -> None:
    old.do("frank", old.at(State.IN_PROGRESS), "put_in_hot_spot")
    open_meeting(meeting, actor=cast.actor("frank"), now=now)
    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.execute(text(statement))


def test_minutes_are_kept_and_two_writers_do_not_overwrite_each_other(
    cast: Cast, meeting: int, now: datetime
) -> None:
    frank = cast.actor("frank")
    assert save_minutes(meeting, actor=frank, now=now, text="Đã nghe.", base=0) == 1
    assert save_minutes(meeting, actor=frank, now=now, text="Đã nghe.", base=1) == 1
    with pytest.raises(Stale):
        save_minutes(meeting, actor=cast.actor("carol"), now=now, text="Khác.", base=0)
    with pytest.raises(BadInput):
        save_minutes(meeting, actor=frank, now=now, text="x" * 50_001, base=1)
    row = db.session.get_one(Meeting, meeting)
    assert (row.minutes, row.minutes_version) == ("Đã nghe.", 1)


def test_it_is_closed_with_its_minutes_and_then_nothing_moves(
    cast: Cast, meeting: int, now: datetime
) -> None:
    frank = cast.actor("frank")
    with pytest.raises(NotPossible):
        close_meeting(meeting, actor=frank, now=now)
    open_meeting(meeting, actor=frank, now=now)
    with pytest.raises(BadInput):
        close_meeting(meeting, actor=frank, now=now)
    save_minutes(meeting, actor=frank, now=now, text="Đã kết luận.", base=0)
    close_meeting(meeting, actor=frank, now=now + timedelta(hours=2))
    assert kinds() == ["planned", "opened", "closed"]
    with pytest.raises(NotPossible):
        save_minutes(meeting, actor=frank, now=now, text="Khác.", base=1)
    with pytest.raises(NotPossible):
        close_meeting(meeting, actor=frank, now=now)
    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.execute(text("UPDATE meetings SET minutes = 'Khác.'"))
