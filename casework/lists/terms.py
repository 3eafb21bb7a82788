"""Who holds which role for which term, and in how many browsers they are signed in now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import aliased

from casework.models import Agency, BrowserSession, Membership, Person, RoleProposal, Unit
from casework.seats import Reading
from casework.sessions import lives

LIMIT: Final = 50
ASKER = aliased(Person, name="asker")
DECIDER = aliased(Person, name="decider")


def terms(session: Reading, *, now: datetime, on: date, after: int | None = None) -> Sequence[Any]:
    """A page and one more of the running terms, by their numbers."""
    signed_in = (
        select(func.count(BrowserSession.id))
        .where(BrowserSession.person_id == Person.id, BrowserSession.half.is_(False), lives(now))
        .scalar_subquery()
    )
    running = and_(
        Membership.starts_on <= on, or_(Membership.ends_on.is_(None), Membership.ends_on >= on)
    )
    statement = (
        select(
            Membership.id,
            Membership.role,
            Membership.starts_on,
            Membership.ends_on,
            Person.name,
            Person.active,
            func.coalesce(Agency.name, Unit.name).label("place"),
            signed_in.label("sessions"),
        )
        .join(Person, Person.id == Membership.person_id)
        .join(Unit, Unit.id == Membership.unit_id)
        .outerjoin(Agency, Agency.id == Membership.agency_id)
        .where(running)
        .order_by(Membership.id)
        .limit(LIMIT + 1)
    )
    if after is not None:
        statement = statement.where(Membership.id > after)
    return session.execute(statement).all()


def proposals(session: Reading) -> Sequence[Any]:
    """The newest proposals with who asked and who decided; ``granted`` is None while one waits."""
    return session.execute(
        select(
            RoleProposal.role,
            RoleProposal.granted,
            RoleProposal.proposed_at,
            RoleProposal.decided_at,
            Person.name,
            ASKER.name.label("asker"),
            DECIDER.name.label("decider"),
            func.coalesce(Agency.name, Unit.name).label("place"),
        )
        .join(Person, Person.id == RoleProposal.person_id)
        .join(ASKER, ASKER.id == RoleProposal.proposed_by_id)
        .outerjoin(DECIDER, DECIDER.id == RoleProposal.decided_by_id)
        .join(Unit, Unit.id == RoleProposal.unit_id)
        .outerjoin(Agency, Agency.id == RoleProposal.agency_id)
        .order_by(RoleProposal.id.desc())
        .limit(LIMIT)
    ).all()
