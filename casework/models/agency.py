"""Agencies that take cases: offices, police, and enterprises such as utilities."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class Agency(Model):
    """Serves one unit and all below it; ``sector`` says for which matters it is competent.

    ``outside`` agencies are no subordinates of the unit: cases are passed on to them.
    """

    __tablename__ = "agencies"
    __table_args__ = (
        CheckConstraint("valid_to IS NULL OR valid_to > valid_from", name="validity"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    name: Mapped[str] = mapped_column(String(160), unique=True)
    sector: Mapped[str] = mapped_column(String(40))
    outside: Mapped[bool] = mapped_column(default=False)
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
