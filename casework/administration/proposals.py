"""Roles are given by two: one administrator proposes, another one grants or refuses.

Nobody grants their own proposal, or a role to themselves; the database refuses it too. Who begins
a new installation does so on the command line, where there is no second person yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import select

from casework.administration.checks import existing, require
from casework.administration.log import log
from casework.administration.memberships import check_seat
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Membership, Person, RoleProposal
from casework.seats import Reading
from casework.sessions import close_sessions
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor
from workflows.permissions import Permission
from workflows.words import Label

DECIDED = Label("Đề nghị này đã được quyết định.", "This was decided already.")
NEEDS_ANOTHER = Label(
    "Cần một người quản trị khác duyệt.", "Another administrator must approve this."
)


def propose_role(
    person_id: int,
    *,
    actor: Actor,
    now: datetime,
    role: str,
    unit: int,
    starts_on: date,
    agency: int | None = None,
    team: int | None = None,
    ends_on: date | None = None,
) -> int:
    """A role for a term, once another administrator agrees; BadInput names what does not fit."""
    require(actor, Permission.PERSON_MANAGE)
    with unit_of_work() as session:
        existing(session, Person, person_id)
        seat = Membership(
            person_id=person_id,
            role=role,
            unit_id=unit,
            agency_id=agency,
            team_id=team,
            starts_on=starts_on,
            ends_on=ends_on,
        )
        check_seat(session, seat)
        proposal = RoleProposal(**_seat_of(seat), proposed_by_id=actor.person_id, proposed_at=now)
        session.add(proposal)
        session.flush()
        _log(session, "role_proposed", proposal, actor, now)
        return int(proposal.id)


def decide_role(
    proposal_id: int, *, person_id: int, actor: Actor, now: datetime, granted: bool
) -> None:
    """Grant it, or refuse it; who proposed may only withdraw. Raises NotAllowed, NotFound,
    BadInput("proposal") when it was decided before, or for what no longer fits.
    """
    require(actor, Permission.PERSON_MANAGE)
    with unit_of_work() as session:
        proposal = existing(session, RoleProposal, proposal_id)
        if proposal.person_id != person_id:
            raise NotFound
        if proposal.granted is not None:
            raise BadInput("proposal", DECIDED)
        if granted and actor.person_id in {proposal.proposed_by_id, proposal.person_id}:
            raise NotAllowed(NEEDS_ANOTHER)
        proposal.granted = granted
        proposal.decided_by_id, proposal.decided_at = actor.person_id, now
        if granted:
            seat = Membership(**_seat_of(proposal))
            check_seat(session, seat)
            session.add(seat)
            close_sessions(session, person_id)
        _log(session, "role_granted" if granted else "role_refused", proposal, actor, now)


def open_proposals(session: Reading, person_id: int | None = None) -> Sequence[RoleProposal]:
    """What waits for a decision, the oldest first: of one person, or of all."""
    waiting = select(RoleProposal).where(RoleProposal.granted.is_(None)).order_by(RoleProposal.id)
    if person_id is not None:
        waiting = waiting.where(RoleProposal.person_id == person_id)
    return session.scalars(waiting).all()


SEAT = ("person_id", "role", "unit_id", "agency_id", "team_id", "starts_on", "ends_on")


def _seat_of(row: Membership | RoleProposal) -> dict[str, Any]:
    return {column: getattr(row, column) for column in SEAT}


def _log(session: Writing, kind: str, proposal: RoleProposal, actor: Actor, now: datetime) -> None:
    log(
        session,
        kind,
        actor=actor,
        now=now,
        about=proposal.person_id,
        role=proposal.role,
        unit=proposal.unit_id,
        agency=proposal.agency_id,
        starts_on=proposal.starts_on.isoformat(),
        ends_on=proposal.ends_on and proposal.ends_on.isoformat(),
    )
