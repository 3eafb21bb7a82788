"""How a person wants to be told; what is shown inside the service is never switched off."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import func, select

from casework.administration.checks import existing
from casework.app import current_settings
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Channel, Person
from casework.notify.channels import checked
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor, Role
from workflows.words import Label

MOST_CHANNELS = 3
ENTERED = Label("Kênh này đã có.", "This channel is there already.")
ENOUGH = Label("Nhiều nhất 3 kênh.", "Three channels at most.")


def only_witness(actor: Actor) -> bool:
    """Whether somebody is a collaborator and nothing else: told by the digest mail alone."""
    return actor.roles <= {Role.COLLABORATOR}


def set_preferences(
    *,
    actor: Actor,
    now: datetime,  # noqa: ARG001 -- every command takes it
    language: str,
    mail_digest: bool,
    mail_at_once: bool,
) -> None:
    """The language, and which mails are wanted; a collaborator has no mail at once to choose."""
    with unit_of_work() as session:
        person = existing(session, Person, actor.person_id or 0)
        person.language, person.mail_digest = language, mail_digest
        if not only_witness(actor):
            person.mail_at_once = mail_at_once


def add_channel(*, actor: Actor, now: datetime, url: str) -> int:
    """Another way to be told; BadInput("url") says why an address is not taken."""
    if only_witness(actor):
        raise NotAllowed
    address = url.strip()
    scheme = checked(address, current_settings())
    with unit_of_work() as session:
        existing(session, Person, actor.person_id or 0)
        own = (Channel.person_id == actor.person_id, Channel.ended_at.is_(None))
        if session.scalar(select(Channel.id).where(*own, Channel.url == address)) is not None:
            raise BadInput("url", ENTERED)
        if (session.scalar(select(func.count(Channel.id)).where(*own)) or 0) >= MOST_CHANNELS:
            raise BadInput("url", ENOUGH)
        channel = Channel(person_id=actor.person_id, scheme=scheme, url=address, recorded_at=now)
        session.add(channel)
        session.flush()
        return int(channel.id)


def end_channel(channel_id: int, *, actor: Actor, now: datetime) -> None:
    """Nothing goes there any more; raises NotFound unless it is the actor's own and running."""
    with unit_of_work() as session:
        channel = existing(session, Channel, channel_id)
        if channel.person_id != actor.person_id or channel.ended_at is not None:
            raise NotFound
        channel.ended_at = now
