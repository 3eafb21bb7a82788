"""How often a unit meets, and when the next meeting is."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import select

from casework.administration.checks import NAMELESS, NO_UNIT
from casework.errors import BadInput, NotAllowed
from casework.meetings.recording import check_step, meeting_to_change, record, units_run
from casework.models import Meeting, MeetingCadence, Unit
from casework.refs import ZONE
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.meeting import EVERY, MeetingKind, MeetingState, turn_of
from workflows.words import Label

FURTHEST = timedelta(days=366)
PAST = Label("Ngày họp không được trước hôm nay.", "A meeting cannot be planned for the past.")
FAR = Label("Ngày họp trong vòng một năm.", "Within a year.")
TAKEN = Label("Kỳ này đã có cuộc họp.", "This turn has its meeting already.")
NO_EVERY = Label("Chọn số tháng trong danh sách.", "Choose from the list.")
NOT_BACK = Label(
    "Nề nếp chỉ đổi từ hôm nay trở đi.", "A cadence changes from today on, never backwards."
)


def set_cadence(
    *, actor: Actor, now: datetime, unit: int, kind: str, months: int, starts_on: date
) -> None:
    """From that day the unit meets every so many months; 0: it no longer meets regularly."""
    _check_runs(actor, unit)
    if months not in (0, *EVERY):
        raise BadInput("months", NO_EVERY)
    if starts_on < now.astimezone(ZONE).date():
        raise BadInput("starts_on", NOT_BACK)
    with unit_of_work() as session:
        write_cadence(
            session,
            unit=unit,
            kind=MeetingKind(kind),
            months=months,
            starts_on=starts_on,
            person=actor.person_id,
            now=now,
        )


def write_cadence(
    session: Writing,
    *,
    unit: int,
    kind: MeetingKind,
    months: int,
    starts_on: date,
    person: int | None,
    now: datetime,
) -> None:
    """One more row; what held before stays readable."""
    session.add(
        MeetingCadence(
            unit_id=unit,
            kind=kind.value,
            months=months,
            starts_on=starts_on,
            person_id=person,
            recorded_at=now,
        )
    )


def plan_meeting(
    *,
    actor: Actor,
    now: datetime,
    unit: int,
    kind: str,
    scheduled_on: date,
    place: str,
    months: int,
) -> int:
    """A meeting for the turn that its day lies in; BadInput names ``scheduled_on`` or ``place``.

    ``months`` is the length of a turn, as the cadence of the unit has it.
    """
    _check_runs(actor, unit)
    _check_day(scheduled_on, now)
    _check_place(place)
    turn = turn_of(scheduled_on, months)
    with unit_of_work() as session:
        if session.get(Unit, unit, with_for_update=True) is None:
            raise BadInput("unit", NO_UNIT)
        taken = select(Meeting.id).where(
            Meeting.unit_id == unit, Meeting.kind == kind, Meeting.turn_on == turn.first
        )
        # Two who plan it at once wait for each other at the row of the unit.
        if session.scalar(taken) is not None:
            raise BadInput("scheduled_on", TAKEN)
        row = Meeting(
            unit_id=unit,
            kind=MeetingKind(kind).value,
            turn_on=turn.first,
            scheduled_on=scheduled_on,
            place=place,
            state=MeetingState.PLANNED.value,
            last_seq=0,
        )
        session.add(row)
        session.flush()
        body = {"scheduled_on": scheduled_on.isoformat(), "place": place}
        record(session, row, "planned", body, actor=actor, now=now)
        return int(row.id)


def move_meeting(
    meeting_id: int, *, actor: Actor, now: datetime, scheduled_on: date, place: str
) -> None:
    """Another day or place; its turn stays, so a meeting moved out of it is held late."""
    with unit_of_work() as session:
        row = meeting_to_change(session, meeting_id, actor=actor)
        check_step(row, "move")
        _check_day(scheduled_on, now)
        _check_place(place)
        body = {"scheduled_on": scheduled_on.isoformat(), "place": place}
        record(session, row, "moved", body, actor=actor, now=now)


def _check_runs(actor: Actor, unit: int) -> None:
    if unit not in units_run(actor):
        raise NotAllowed


def _check_place(place: str) -> None:
    if not place.strip():
        raise BadInput("place", NAMELESS)


def _check_day(day: date, now: datetime) -> None:
    today = now.astimezone(ZONE).date()
    if day < today:
        raise BadInput("scheduled_on", PAST)
    if day > today + FURTHEST:
        raise BadInput("scheduled_on", FAR)
