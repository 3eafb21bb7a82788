"""A report: what was asked for, its frozen figures, and the only thing typed: commentary."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class Report(Model):
    """Figures of a unit and all below it, once counted never changed; once issued nothing is.

    ``period`` is a code of ``workflows.figures.periods``; ``type`` makes it thematic, ``ref``
    about one case. ``figures`` hold numbers by ids and codes alone, and ``sha256`` is theirs;
    ``names`` are what the ids were called then. Triggers keep all that.
    """

    __tablename__ = "reports"
    __table_args__ = (
        CheckConstraint(
            "kind IN ('month','quarter','six_months','nine_months','year','days','thematic','case')",
            name="kind",
        ),
        CheckConstraint("(figures IS NULL) = (sha256 IS NULL)", name="frozen"),
        CheckConstraint("(sha256 IS NULL) = (ready_at IS NULL)", name="ready"),
        CheckConstraint("issued_at IS NULL OR ready_at IS NOT NULL", name="issued_when_ready"),
        CheckConstraint("period_last >= period_first", name="period"),
        Index("ix_reports_unit_recorded", "unit_id", "recorded_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(36), unique=True)
    kind: Mapped[str] = mapped_column(String(12))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    period: Mapped[str] = mapped_column(String(30))
    period_first: Mapped[date]
    period_last: Mapped[date]
    type: Mapped[str | None] = mapped_column(String(30))
    ref: Mapped[str | None] = mapped_column(String(24))
    as_of: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime]
    steps_done: Mapped[int] = mapped_column(default=0)
    figures: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    names: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    sha256: Mapped[str | None] = mapped_column(String(64))
    ready_at: Mapped[datetime | None]
    remarks: Mapped[str] = mapped_column(Text, default="")
    proposals: Mapped[str] = mapped_column(Text, default="")
    issued_at: Mapped[datetime | None]
