"""Opinion teams of a unit, each set up by a numbered decision."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select

from casework.administration.checks import NO_UNIT, check_named, existing, known, require
from casework.administration.log import log
from casework.errors import BadInput
from casework.models import Membership, Team, Unit
from casework.refs import ZONE
from casework.seats import in_term
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission
from workflows.words import Label

TAKEN = Label("Số quyết định này đã dùng.", "This decision number is taken.")
LATER = Label("Ngày quyết định không thể ở sau hôm nay.", "The decision cannot be of a later day.")
NOT_HERE = Label("Người này không làm việc ở đơn vị của tổ.", "This person does not serve there.")


def add_team(
    *,
    actor: Actor,
    now: datetime,
    unit: int,
    name: str,
    decision_number: str,
    decision_date: date,
    sector: str,
    lead: int | None = None,
) -> int:
    """A new team; BadInput names ``unit``, ``decision_number``, ``decision_date`` or ``lead``."""
    require(actor, Permission.UNIT_MANAGE)
    check_named(name)
    _check_decided(decision_date, now)
    with unit_of_work() as session:
        known(session, Unit, unit, "unit", NO_UNIT)
        _check_number(session, decision_number, but=None)
        _check_lead(session, unit, lead, now)
        team = Team(
            unit_id=unit,
            name=name,
            decision_number=decision_number,
            decision_date=decision_date,
            sector=sector,
            lead_id=lead,
        )
        session.add(team)
        session.flush()
        log(session, "team_added", actor=actor, now=now, id=team.id, name=name)
        return int(team.id)


def change_team(
    team_id: int,
    *,
    actor: Actor,
    now: datetime,
    name: str,
    decision_number: str,
    decision_date: date,
    sector: str,
    lead: int | None = None,
) -> None:
    """Its name, decision, field and lead; a team stays in its unit."""
    require(actor, Permission.UNIT_MANAGE)
    check_named(name)
    _check_decided(decision_date, now)
    with unit_of_work() as session:
        team = existing(session, Team, team_id)
        _check_number(session, decision_number, but=team_id)
        _check_lead(session, team.unit_id, lead, now)
        team.name, team.sector, team.lead_id = name, sector, lead
        team.decision_number, team.decision_date = decision_number, decision_date
        log(session, "team_changed", actor=actor, now=now, id=team_id, name=name)


def _check_decided(on: date, now: datetime) -> None:
    if on > now.astimezone(ZONE).date():
        raise BadInput("decision_date", LATER)


def _check_number(session: Writing, number: str, *, but: int | None) -> None:
    holder = session.scalar(select(Team.id).where(Team.decision_number == number))
    if holder is not None and holder != but:
        raise BadInput("decision_number", TAKEN)


def _check_lead(session: Writing, unit: int, lead: int | None, now: datetime) -> None:
    if lead is None:
        return
    serves = select(Membership.id).where(
        Membership.person_id == lead,
        Membership.unit_id == unit,
        in_term(now.astimezone(ZONE).date()),
    )
    if session.scalar(serves.limit(1)) is None:
        raise BadInput("lead", NOT_HERE)
