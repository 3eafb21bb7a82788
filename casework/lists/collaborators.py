"""Collaborators who could look whether something is really fixed, by their team."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Row, select

from casework.models import Membership, Person, Team
from casework.seats import Reading, in_term
from workflows.actors import Role

MOST = 200


def collaborators_of(session: Reading, unit_id: int, *, on: date) -> Sequence[Row[int, str, str]]:
    """Everybody serving in this unit: the list says nothing of who reported what."""
    return session.execute(
        select(Person.id, Person.name, Team.name.label("team"))
        .select_from(Membership)
        .join(Person, Person.id == Membership.person_id)
        .outerjoin(Team, Team.id == Membership.team_id)
        .where(Membership.role == Role.COLLABORATOR, Membership.unit_id == unit_id, in_term(on))
        .distinct()
        .order_by(Team.name, Person.name, Person.id)
        .limit(MOST)
    ).all()
