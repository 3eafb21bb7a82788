"""What this database was created for; fixed for its life."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class DatabaseMark(Model):
    """Exactly one row. Only a demo or test database may shift its clock (design §3.8)."""

    __tablename__ = "database_mark"
    __table_args__ = (
        CheckConstraint("id = 1", name="one_row"),
        CheckConstraint("purpose IN ('production','demo','test')", name="purpose"),
        CheckConstraint("purpose <> 'production' OR shift_us = 0", name="production_never_shifts"),
    )

    id: Mapped[int] = mapped_column(primary_key=True, default=1)
    purpose: Mapped[str] = mapped_column(String(12))
    shift_us: Mapped[int] = mapped_column(default=0)
