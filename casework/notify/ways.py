"""By which ways a person is reached: e-mail, and the channels they entered."""

from __future__ import annotations

from typing import Final, NamedTuple

from sqlalchemy import select

from casework.app import current_settings
from casework.models import Channel, Person
from casework.seats import Reading

MAIL: Final = "mail"


class Way(NamedTuple):
    """E-mail has no channel; another way is named ``channel-7`` after its own."""

    name: str
    channel_id: int | None = None


def ways_of(
    session: Reading, person: Person, *, at_once: bool, only_witness: bool
) -> tuple[Way, ...]:
    """The ways open now; none for a locked account.

    A collaborator (``only_witness``) is reached by the digest mail alone, at its uniform hour.
    """
    if not person.active or (only_witness and at_once):
        return ()
    wanted = person.mail_at_once if at_once else person.mail_digest
    mail = (Way(MAIL),) if wanted and current_settings().smtp_url else ()
    if only_witness:
        return mail
    channels = session.scalars(
        select(Channel.id)
        .where(Channel.person_id == person.id, Channel.ended_at.is_(None))
        .order_by(Channel.id)
    )
    return (*mail, *(Way(f"channel-{each}", each) for each in channels))
