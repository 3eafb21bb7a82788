"""A list somebody asked to take away, rendered by a worker."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class Export(Model):
    """Who asked for which list with which filters; the file is named by its content.

    ``scope`` is a fingerprint of what its asker could see when it was made.
    """

    __tablename__ = "exports"
    __table_args__ = (CheckConstraint("what IN ('overdue','briefing','conclusions')", name="what"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(36), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    what: Mapped[str] = mapped_column(String(20))
    filters: Mapped[dict[str, Any]] = mapped_column(JSON)
    recorded_at: Mapped[datetime]
    rows_done: Mapped[int] = mapped_column(default=0)
    sha256: Mapped[str | None] = mapped_column(String(64))
    ready_at: Mapped[datetime | None]
    scope: Mapped[str | None] = mapped_column(String(64))
