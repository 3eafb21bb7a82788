"""What leaves the house: one row a message, with how it ended."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model

DEAD = text("dead_at IS NOT NULL AND dismissed_at IS NULL")


class Letter(Model):
    """One message to one person by one way: an e-mail, or a channel of theirs.

    ``key`` says what it is of (``digest-2026-03-02`` or ``notice-17``); with person and channel it
    is unique, and the message carries a hash of it, so that a repeat is known as one. A letter
    that goes by a second way carries the notices of the first, ``copy_of_id``. It ends sent,
    withdrawn (nothing in it was this person's to see any more) or dead.
    """

    __tablename__ = "letters"
    __table_args__ = (
        UniqueConstraint("person_id", "key", "way"),
        CheckConstraint(
            "(channel_id IS NULL AND way = 'mail') OR (channel_id IS NOT NULL AND way <> 'mail')",
            name="way",
        ),
        CheckConstraint(
            "(sent_at IS NOT NULL AND withdrawn_at IS NULL AND dead_at IS NULL)"
            " OR (sent_at IS NULL AND (withdrawn_at IS NULL OR dead_at IS NULL))",
            name="one_end",
        ),
        CheckConstraint("dismissed_at IS NULL OR dead_at IS NOT NULL", name="dismissed_dead"),
        CheckConstraint(
            "(dismissed_at IS NULL) = (dismissed_because IS NULL)", name="dismissed_for_a_reason"
        ),
        Index("ix_letters_dead", "dead_at", sqlite_where=DEAD, postgresql_where=DEAD),
        Index("ix_letters_copies", "copy_of_id"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    channel_id: Mapped[int | None] = mapped_column(ForeignKey("channels.id"))
    way: Mapped[str] = mapped_column(String(20), default="mail")
    key: Mapped[str] = mapped_column(String(40))
    at_once: Mapped[bool] = mapped_column(default=False)
    copy_of_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"))
    recorded_at: Mapped[datetime]
    sent_at: Mapped[datetime | None]
    withdrawn_at: Mapped[datetime | None]
    dead_at: Mapped[datetime | None]
    told_at: Mapped[datetime | None]
    dismissed_at: Mapped[datetime | None]
    dismissed_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    dismissed_because: Mapped[str | None] = mapped_column(Text)


class Channel(Model):
    """Another way to reach a person; ``url`` holds a secret and is never shown again."""

    __tablename__ = "channels"
    __table_args__ = (
        Index(
            "uq_channels_running",
            "person_id",
            "url",
            unique=True,
            sqlite_where=text("ended_at IS NULL"),
            postgresql_where=text("ended_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    scheme: Mapped[str] = mapped_column(String(20))
    url: Mapped[str] = mapped_column(Text)
    recorded_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
