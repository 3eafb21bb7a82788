"""Who is told in somebody's place while they are away."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class Substitute(Model):
    """From the first day to the last both are told; stretches of one person never overlap.

    Only through a seat both hold in the same unit or agency, so nobody learns of a case beyond
    their own reach.
    """

    __tablename__ = "substitutes"
    __table_args__ = (
        CheckConstraint("ends_on >= starts_on", name="term"),
        CheckConstraint("substitute_id <> person_id", name="somebody_else"),
        Index("ix_substitutes_person", "person_id", "ends_on"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    substitute_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date]
    recorded_at: Mapped[datetime]
    recorded_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
