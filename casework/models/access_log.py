"""Who looked: one row a look, never changed, gone when its time of keeping is over."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class AccessEntry(Model):
    """``kind`` says what was opened, ``what`` names a file that was taken away.

    ``about_id`` is the person an auditor looked up. Of a look by somebody who is only a
    collaborator the case is left out: the log must not tell who reported it.
    """

    __tablename__ = "access_log"
    __table_args__ = (
        Index("ix_access_log_case", "case_id", "id"),
        Index("ix_access_log_person", "person_id", "at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(20))
    case_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    about_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    what: Mapped[str | None] = mapped_column(String(120))
