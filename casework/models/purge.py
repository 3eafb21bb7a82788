"""That the daily purge ran: how much it erased, and how much waits for a role that may."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class Purge(Model):
    """One run; ``waiting`` counts cases that hold what should have gone before yesterday."""

    __tablename__ = "purges"
    __table_args__ = (CheckConstraint("erased >= 0 AND waiting >= 0", name="counts"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime]
    erased: Mapped[int]
    waiting: Mapped[int]
