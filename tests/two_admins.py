"""A role is given by two administrators; the cast has one, and here is another."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import select

from casework.administration.proposals import decide_role, propose_role
from casework.database import db
from casework.models import Membership, Person
from casework.passwords import hash_password
from casework.seats import actor_of
from casework.unit_of_work import unit_of_work
from tests.cast import PASSWORD, SINCE, Cast, email
from workflows.actors import Actor, Role


def second_admin(cast: Cast, now: datetime) -> Actor:
    """Abe administers too, from the first time he is asked for."""
    if db.session.scalar(select(Person.id).where(Person.email == email("abe"))) is None:
        _add_abe(cast.unit("TAM"), now)
    return actor_of(db.session, cast.person("abe"), on=now.date())


def grant(cast: Cast, now: datetime, to: str, by: Actor, **said: Any) -> int:
    """Ada proposes a role for one of the cast, and ``by`` grants it; returns the proposal."""
    person = cast.person(to)
    proposal = propose_role(person, actor=cast.actor("ada"), now=now, **said)
    decide_role(proposal, person_id=person, actor=by, now=now, granted=True)
    return proposal


def _add_abe(unit: int, now: datetime) -> None:
    with unit_of_work() as session:
        hashed = hash_password(PASSWORD, cheap=True)
        abe = Person(email=email("abe"), name="Abe", password_hash=hashed, created_at=now)
        session.add(abe)
        session.flush()
        session.add(
            Membership(person_id=abe.id, role=Role.ADMIN.value, unit_id=unit, starts_on=SINCE)
        )
