"""How often a unit meets, and the plan of one meeting."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError

from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.meetings.holding import open_meeting
from casework.meetings.planning import move_meeting, plan_meeting, set_cadence
from casework.models import Meeting, MeetingCadence, MeetingEvent
from casework.unit_of_work import unit_of_work
from tests.cast import Cast
from workflows.machine import NotPossible


def plan(cast: Cast, now: datetime, who: str = "grace", unit: str = "SMY", **changes: Any) -> int:
    given: dict[str, Any] = {
        "kind": "committee",
        "scheduled_on": date(2026, 3, 20),
        "place": "Trụ sở xã",
        "months": 3,
        **changes,
    }
    return plan_meeting(actor=cast.actor(who), now=now, unit=cast.unit(unit), **given)


def test_a_meeting_belongs_to_the_turn_of_its_day(cast: Cast, now: datetime) -> None:
    row = db.session.get_one(Meeting, plan(cast, now))
    assert (row.turn_on, row.state) == (date(2026, 1, 1), "planned")
    (event,) = db.session.scalars(select(MeetingEvent))
    assert event.body == {"scheduled_on": "2026-03-20", "place": "Trụ sở xã"}


def test_a_turn_has_one_meeting_of_a_kind(cast: Cast, now: datetime) -> None:
    plan(cast, now)
    with pytest.raises(BadInput) as refused:
        plan(cast, now, scheduled_on=date(2026, 3, 30))
    assert refused.value.field == "scheduled_on"
    plan(cast, now, kind="coordinators", months=1, who="bob")
    plan(cast, now, scheduled_on=date(2026, 4, 2))
    plan(cast, now, who="frank", unit="TAM")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"scheduled_on": date(2026, 3, 1)}, "scheduled_on"),
        ({"scheduled_on": date(2028, 3, 1)}, "scheduled_on"),
        ({"place": "  "}, "place"),
    ],
)
def test_a_plan_is_for_a_day_ahead_and_a_place(
    cast: Cast, now: datetime, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        plan(cast, now, **changes)
    assert refused.value.field == field
    assert db.session.scalars(select(Meeting)).all() == []


def test_only_the_unit_itself_plans(cast: Cast, now: datetime) -> None:
    for who in ("gus", "frank", "dan"):
        with pytest.raises(NotAllowed):
            plan(cast, now, who=who)


def test_a_meeting_is_moved_until_it_is_opened(cast: Cast, now: datetime) -> None:
    meeting, grace = plan(cast, now), cast.actor("grace")
    move_meeting(meeting, actor=grace, now=now, scheduled_on=date(2026, 4, 3), place="Hội trường")
    row = db.session.get_one(Meeting, meeting)
    assert (row.scheduled_on, row.place, row.turn_on) == (
        date(2026, 4, 3), "Hội trường", date(2026, 1, 1)
    )  # fmt: skip
    with pytest.raises(BadInput):
        move_meeting(meeting, actor=grace, now=now, scheduled_on=date(2026, 3, 1), place="X")
    with pytest.raises(NotFound):
        move_meeting(
            meeting, actor=cast.actor("gus"), now=now, scheduled_on=date(2026, 4, 3), place="X"
        )
    open_meeting(meeting, actor=grace, now=now)
    with pytest.raises(NotPossible):
        move_meeting(meeting, actor=grace, now=now, scheduled_on=date(2026, 4, 3), place="X")


def test_a_cadence_follows_another_and_stays(cast: Cast, now: datetime) -> None:
    given: dict[str, Any] = {
        "actor": cast.actor("grace"),
        "now": now,
        "unit": cast.unit("SMY"),
        "kind": "committee",
        "starts_on": date(2026, 4, 1),
    }
    set_cadence(**given, months=3)
    set_cadence(**given, months=6)
    assert db.session.scalars(select(MeetingCadence.months)).all() == [3, 6]
    for changes, field in (
        ({"months": 5}, "months"),
        ({"starts_on": date(2026, 3, 1)}, "starts_on"),
    ):
        with pytest.raises(BadInput) as refused:
            set_cadence(**{**given, "months": 3, **changes})
        assert refused.value.field == field
    with pytest.raises(NotAllowed):
        set_cadence(**{**given, "actor": cast.actor("frank"), "months": 3})
    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.execute(text("UPDATE meeting_cadences SET months = 12"))
