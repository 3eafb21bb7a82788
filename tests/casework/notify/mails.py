"""Letters of a test: made, sent into a folder, and read there."""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

from sqlalchemy import select

from casework.database import db
from casework.models import Letter, Person
from casework.notify.letters import gather
from casework.topics import letter as sending
from tests.cast import email

DIGEST = datetime(2026, 3, 3, 0, 30, tzinfo=UTC)
"""Tuesday half past seven, when what is written on the tests' Monday morning leaves."""


class Mails:
    """The folder, and the steps to it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def send(self, now: datetime = DIGEST) -> int:
        """Make what is due and send all that waits; returns how many letters were made."""
        made = gather(now=now)
        for letter in letters():
            db.session.rollback()
            sending.handle(letter.id, now=now)
        db.session.rollback()
        return made

    def to(self, name: str) -> list[EmailMessage]:
        """What one of the cast got."""
        return [each for each in self.all() if each["To"] == email(name)]

    def all(self) -> list[EmailMessage]:
        """Every mail."""
        raw = [path.read_bytes() for path in sorted(self.folder.glob("*.eml"))]
        return [message_from_bytes(each, policy=policy.default) for each in raw]


def text_of(message: EmailMessage, kind: str = "plain") -> str:
    """One of its two bodies."""
    part = message.get_body((kind,))
    assert part is not None
    return str(part.get_content())


def letters(name: str | None = None) -> list[Letter]:
    """Every letter, or those of one of the cast, as stored."""
    db.session.rollback()
    statement = select(Letter).join(Person, Person.id == Letter.person_id).order_by(Letter.id)
    if name is not None:
        statement = statement.where(Person.email == email(name))
    return list(db.session.scalars(statement.execution_options(populate_existing=True)))
