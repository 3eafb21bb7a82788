"""Erasing an account: everything goes but the name, which the history of cases needs.

The events name officials, and an event is never changed. What ties a collaborator to a case is not
touched here: it goes by its own period (``casework.sources.purging``), the same for everybody, so
that an erased account tells nothing about who reported.
"""

from __future__ import annotations

import secrets
from datetime import datetime

from sqlalchemy import delete, or_, select, update

from casework.administration.checks import existing
from casework.administration.log import log
from casework.models import (
    ApiToken,
    CaseEvent,
    Channel,
    DataRequest,
    Export,
    Letter,
    Notice,
    OutboxItem,
    Person,
    SignInLink,
    Substitute,
)
from casework.outbox import LETTER
from casework.passwords import hash_password
from casework.second_factor import drop_second_factor
from casework.unit_of_work import Writing
from workflows.actors import Actor
from workflows.data_requests import Outcome

CLIMBED = "escalated"
"""That somebody was told of a rung is part of the case's own history (promise R4)."""


def erase_account(session: Writing, person_id: int, *, actor: Actor, now: datetime) -> None:
    """Within another change: closed for good, and forgotten but for the name."""
    person = existing(session, Person, person_id)
    person.active, person.erased_at = False, now
    # No address has this form: nothing can be mailed there, and nobody signs in with it.
    person.email = f"da-xoa-{person_id}"
    person.password_hash = hash_password(secrets.token_urlsafe(32))
    person.language, person.mail_digest, person.mail_at_once = "vi", False, False
    drop_second_factor(session, person_id)
    _forget_inbox(session, person_id)
    for table in (ApiToken, Channel, Export, SignInLink):
        session.execute(delete(table).where(table.person_id == person_id))
    stood_in = or_(Substitute.person_id == person_id, Substitute.substitute_id == person_id)
    session.execute(delete(Substitute).where(stood_in))
    _close_register(session, person_id, now)
    log(session, "account_erased", actor=actor, now=now, about=person_id)


def _forget_inbox(session: Writing, person_id: int) -> None:
    """Notices and letters; of a rung they were told of only that they were."""
    session.execute(
        update(Notice)
        .where(Notice.person_id == person_id)
        .values(letter_id=None, send_at=None, at_once=False)
    )
    rungs = select(CaseEvent.id).where(CaseEvent.kind == CLIMBED)
    others = or_(Notice.event_id.is_(None), Notice.event_id.not_in(rungs))
    session.execute(delete(Notice).where(Notice.person_id == person_id, others))
    letters = session.scalars(select(Letter.id).where(Letter.person_id == person_id)).all()
    for gone in (
        delete(OutboxItem).where(OutboxItem.topic == LETTER, OutboxItem.subject_id.in_(letters)),
        delete(Letter).where(Letter.person_id == person_id, Letter.copy_of_id.is_not(None)),
        delete(Letter).where(Letter.person_id == person_id),
    ):
        session.execute(gone)


def _close_register(session: Writing, person_id: int, now: datetime) -> None:
    """What they wrote goes; what else they asked has nobody left to be answered to."""
    theirs = update(DataRequest).where(DataRequest.person_id == person_id)
    session.execute(theirs.values(words=""))
    session.execute(
        theirs.where(DataRequest.ended_at.is_(None)).values(
            ended_at=now, outcome=Outcome.WITHDRAWN.value
        )
    )
