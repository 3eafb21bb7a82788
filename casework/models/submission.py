"""Reports already received, by the key the form made: sent twice, stored once."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class Submission(Model):
    """A person's key, what was sent under it, and the case it became."""

    __tablename__ = "submissions"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    body_hash: Mapped[str] = mapped_column(String(64))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    recorded_at: Mapped[datetime]
