"""What people are told inside the service: one row a person and event, or deed of the administration."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model

OF_A_DEED = text("admin_event_id IS NOT NULL")
UNSENT = text("letter_id IS NULL AND send_at IS NOT NULL")


class Notice(Model):
    """One event of a case, or one deed of the administration, told to one person, once.

    The words are made when it is shown.

    ``send_at`` is when it should leave the house too, in a letter; without it, it is only shown.
    ``at_once``: not in the day's digest.
    """

    __tablename__ = "notices"
    __table_args__ = (
        UniqueConstraint("event_id", "person_id"),
        CheckConstraint(
            "(event_id IS NULL) = (case_id IS NULL)"
            " AND (event_id IS NULL) <> (admin_event_id IS NULL)",
            name="of_one_thing",
        ),
        CheckConstraint("NOT at_once OR send_at IS NOT NULL", name="at_once_is_sent"),
        Index(
            "ix_notices_unread",
            "person_id",
            sqlite_where=text("read_at IS NULL"),
            postgresql_where=text("read_at IS NULL"),
        ),
        Index("ix_notices_person", "person_id", "id"),
        Index(
            "ix_notices_unsent",
            "send_at",
            "person_id",
            sqlite_where=UNSENT,
            postgresql_where=UNSENT,
        ),
        Index("ix_notices_letter", "letter_id"),
        Index(
            "uq_notices_deed",
            "admin_event_id",
            "person_id",
            unique=True,
            sqlite_where=OF_A_DEED,
            postgresql_where=OF_A_DEED,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    event_id: Mapped[int | None] = mapped_column(ForeignKey("case_events.id"))
    admin_event_id: Mapped[int | None] = mapped_column(ForeignKey("admin_events.id"))
    recorded_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    send_at: Mapped[datetime | None]
    at_once: Mapped[bool] = mapped_column(default=False)
    letter_id: Mapped[int | None] = mapped_column(ForeignKey("letters.id"))
