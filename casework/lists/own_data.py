"""All that is held about one account, for its own person.

Nothing of who reported or confirmed which case: a list of one's own reports lies on one's own page
while the periods last, and a copy of it in a file would outlive them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, func, or_, select
from sqlalchemy.orm import aliased

from casework.lists.administration import seats_of
from casework.lists.data_requests import own_requests
from casework.lists.preferences import channels_of
from casework.models import (
    AccessEntry,
    AdminEvent,
    ApiToken,
    BrowserSession,
    Export,
    Letter,
    Notice,
    Person,
    RecoveryCode,
    Substitute,
)
from casework.seats import Reading
from casework.second_factor import has_second_factor
from casework.sessions import own_sessions
from casework.tokens import tokens_of
from workflows.actors import Actor

AWAY = aliased(Person, name="away")
STANDS_IN = aliased(Person, name="stands_in")


class OwnData(NamedTuple):
    """Rows of the tables that docs/security.md lists under "What is held"; of the rest how many.

    ``looks`` are counts by kind of look, ``looked_up`` how often an auditor asked for this person.
    """

    person: Person
    terms: Sequence[Any]
    sessions: Sequence[BrowserSession]
    second_factor: bool
    recovery_codes: int
    channels: Sequence[Any]
    substitutes: Sequence[Any]
    tokens: Sequence[ApiToken]
    requests: Sequence[Any]
    looks: Mapping[str, int]
    looked_up: int
    notices: int
    letters: int
    exports: int
    administration: int


def own_data(session: Reading, actor: Actor, *, now: datetime) -> OwnData:
    """Of whoever asks, and of nobody else."""
    own = actor.person_id or 0
    return OwnData(
        person=session.get_one(Person, own),
        terms=seats_of(session, [own]),
        sessions=own_sessions(session, actor, now=now),
        second_factor=has_second_factor(session, own),
        recovery_codes=_count(session, RecoveryCode.person_id == own),
        channels=channels_of(session, own),
        substitutes=_substitutes(session, own),
        tokens=tokens_of(session, own, now=now),
        requests=own_requests(session, own),
        looks=_looks(session, own),
        looked_up=_count(session, AccessEntry.about_id == own),
        notices=_count(session, Notice.person_id == own),
        letters=_count(session, Letter.person_id == own),
        exports=_count(session, Export.person_id == own),
        administration=_count(
            session, or_(AdminEvent.person_id == own, AdminEvent.actor_id == own)
        ),
    )


def _count(session: Reading, which: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).where(which)) or 0


def _looks(session: Reading, own: int) -> dict[str, int]:
    counted = (
        select(AccessEntry.kind, func.count().label("number"))
        .where(AccessEntry.person_id == own)
        .group_by(AccessEntry.kind)
        .order_by(AccessEntry.kind)
    )
    return {row.kind: row.number for row in session.execute(counted)}


def _substitutes(session: Reading, own: int) -> Sequence[Any]:
    return session.execute(
        select(
            Substitute.starts_on,
            Substitute.ends_on,
            AWAY.name.label("away"),
            STANDS_IN.name.label("stands_in"),
        )
        .join(AWAY, AWAY.id == Substitute.person_id)
        .join(STANDS_IN, STANDS_IN.id == Substitute.substitute_id)
        .where(or_(Substitute.person_id == own, Substitute.substitute_id == own))
        .order_by(Substitute.starts_on.desc(), Substitute.id.desc())
    ).all()
