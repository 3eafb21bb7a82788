"""What a source keeps of us, and we of a source: a code, hashed, and nothing else."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class SourceCode(Model):
    """A keyed hash of a code somebody was given; no time, no person (reliability.md U10)."""

    __tablename__ = "source_codes"
    # Without a row number of its own, so that rows do not lie in the order they were made.
    __table_args__ = ({"sqlite_with_rowid": False},)

    code_hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)


class Redirection(Model):
    """How often, on one day and for one unit, somebody with a denunciation was shown the way."""

    __tablename__ = "redirections"
    __table_args__ = (CheckConstraint("number >= 1", name="number"),)

    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    number: Mapped[int]
