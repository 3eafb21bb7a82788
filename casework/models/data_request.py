"""The register of what people asked about the data of their own account."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model

OPEN = text("ended_at IS NULL")


class DataRequest(Model):
    """One request, open until it is answered or withdrawn; of a kind a person has one open.

    When it is due is not stored: it follows from ``asked_at`` and the calendar.
    """

    __tablename__ = "data_requests"
    __table_args__ = (
        CheckConstraint("wish IN ('correct','export','erase','object')", name="wish"),
        CheckConstraint(
            "outcome IS NULL OR outcome IN ('done','refused','withdrawn')", name="outcome"
        ),
        CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name="ended"),
        # Whoever answers says why, and never answers what they asked themselves.
        CheckConstraint(
            "(outcome IS NOT NULL AND outcome <> 'withdrawn') = (answered_by_id IS NOT NULL)"
            " AND (answered_by_id IS NULL) = (answer IS NULL)"
            " AND (answered_by_id IS NULL OR answered_by_id <> person_id)",
            name="answered",
        ),
        Index("ix_data_requests_person", "person_id", "id"),
        Index(
            "uq_data_requests_open",
            "person_id",
            "wish",
            unique=True,
            sqlite_where=OPEN,
            postgresql_where=OPEN,
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    wish: Mapped[str] = mapped_column(String(20))
    words: Mapped[str] = mapped_column(Text)
    asked_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    outcome: Mapped[str | None] = mapped_column(String(20))
    answer: Mapped[str | None] = mapped_column(Text)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
