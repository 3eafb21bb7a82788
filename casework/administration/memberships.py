"""Roles held for a term: what may be held together, and the end of it (proposals.py gives them)."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import or_, select

from casework.administration.checks import NO_AGENCY, NO_UNIT, existing, known, require
from casework.administration.log import log
from casework.errors import BadInput, NotFound
from casework.models import Agency, Membership, Team, Unit
from casework.refs import ZONE
from casework.sessions import close_sessions
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import AGENCY_ROLES, Actor, Role
from workflows.permissions import Permission
from workflows.words import Label

NO_ROLE = Label("Không có vai trò này.", "There is no such role.")
NEEDS_AGENCY = Label("Vai trò này cần một cơ quan.", "This role needs an agency.")
NO_AGENCY_HERE = Label("Vai trò này không thuộc cơ quan nào.", "This role is in no agency.")
AGENCY_ELSEWHERE = Label("Cơ quan này thuộc đơn vị khác.", "This agency is of another unit.")
NO_TEAM = Label("Không có tổ này ở đơn vị đã chọn.", "There is no such team in this unit.")
TEAM_ROLE = Label("Chỉ cộng tác viên thuộc tổ.", "Only collaborators are in a team.")
TERM = Label("Ngày cuối phải từ ngày đầu trở đi.", "The last day cannot be before the first.")
HELD = Label("Người này đã giữ vai trò đó trong thời gian này.", "That role is held already then.")
OVER = Label("Nhiệm kỳ này đã kết thúc.", "This term is over already.")
OWN_ROLE = Label(
    "Không thể tự kết thúc vai trò quản trị của mình.", "You cannot end your own administration."
)


def check_seat(session: Writing, seat: Membership) -> None:
    """Whether this may be held by its person; BadInput names the field that does not fit."""
    if seat.role not in set(Role):
        raise BadInput("role", NO_ROLE)
    if seat.ends_on is not None and seat.ends_on < seat.starts_on:
        raise BadInput("ends_on", TERM)
    known(session, Unit, seat.unit_id, "unit", NO_UNIT)
    _check_agency(session, Role(seat.role), seat.unit_id, seat.agency_id)
    _check_team(session, Role(seat.role), seat.unit_id, seat.team_id)
    _check_not_held(session, seat)


def end_membership(
    membership_id: int, *, person_id: int, actor: Actor, now: datetime, ends_on: date
) -> None:
    """Set the last day of this person's term; a term that is over stays so."""
    require(actor, Permission.PERSON_MANAGE)
    with unit_of_work() as session:
        held = existing(session, Membership, membership_id)
        if held.person_id != person_id:
            raise NotFound
        if held.person_id == actor.person_id and held.role == Role.ADMIN.value:
            raise BadInput("ends_on", OWN_ROLE)
        if held.ends_on is not None and held.ends_on < now.astimezone(ZONE).date():
            raise BadInput("ends_on", OVER)
        if ends_on < held.starts_on:
            raise BadInput("ends_on", TERM)
        held.ends_on = ends_on
        close_sessions(session, person_id)
        log(
            session,
            "role_ended",
            actor=actor,
            now=now,
            about=person_id,
            role=held.role,
            unit=held.unit_id,
            agency=held.agency_id,
            ends_on=ends_on.isoformat(),
        )


def _check_agency(session: Writing, role: Role, unit: int, agency: int | None) -> None:
    if role not in AGENCY_ROLES:
        if agency is not None:
            raise BadInput("agency", NO_AGENCY_HERE)
        return
    if agency is None:
        raise BadInput("agency", NEEDS_AGENCY)
    if known(session, Agency, agency, "agency", NO_AGENCY).unit_id != unit:
        raise BadInput("agency", AGENCY_ELSEWHERE)


def _check_team(session: Writing, role: Role, unit: int, team: int | None) -> None:
    if team is None:
        return
    if role is not Role.COLLABORATOR:
        raise BadInput("team", TEAM_ROLE)
    if known(session, Team, team, "team", NO_TEAM).unit_id != unit:
        raise BadInput("team", NO_TEAM)


def _check_not_held(session: Writing, new: Membership) -> None:
    same = select(Membership.id).where(
        Membership.person_id == new.person_id,
        Membership.role == new.role,
        Membership.unit_id == new.unit_id,
        Membership.agency_id.is_(None)
        if new.agency_id is None
        else Membership.agency_id == new.agency_id,
        or_(Membership.ends_on.is_(None), Membership.ends_on >= new.starts_on),
    )
    if new.ends_on is not None:
        same = same.where(Membership.starts_on <= new.ends_on)
    if session.scalar(same.limit(1)) is not None:
        raise BadInput("role", HELD)
