"""The clocks of a case and the rungs each has climbed."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class CaseClock(Model):
    """One clock, as ``workflows.deadlines.clocks`` derives it from the case's events.

    ``level`` is the highest rung reached; ``next_rung_at`` is when the sweep must look again.
    """

    __tablename__ = "case_clocks"
    __table_args__ = (
        UniqueConstraint("case_id", "key"),
        CheckConstraint("unit_id IS NULL OR agency_id IS NULL", name="one_holder"),
        CheckConstraint("ended_at IS NULL OR ended_at >= started_at", name="order"),
        CheckConstraint("days_late >= 0", name="days_late"),
        # How much each agency has on its desk and how often it was in time, beside its name.
        Index("ix_case_clocks_agency", "agency_id", "kind", "ended_at"),
        Index(
            "ix_case_clocks_due_rungs",
            "next_rung_at",
            "id",
            sqlite_where=text("ended_at IS NULL AND next_rung_at IS NOT NULL"),
            postgresql_where=text("ended_at IS NULL AND next_rung_at IS NOT NULL"),
        ),
        Index(
            "ix_case_clocks_directives",
            "ended_at",
            sqlite_where=text("kind = 'directive'"),
            postgresql_where=text("kind = 'directive'"),
        ),
        Index(
            "ix_case_clocks_breached",
            "ended_at",
            sqlite_where=text("first_breached_at IS NOT NULL"),
            postgresql_where=text("first_breached_at IS NOT NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    key: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(40))
    cycle: Mapped[int]
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("units.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    source: Mapped[str] = mapped_column(String(12))
    policy_version: Mapped[int]
    calendar_version: Mapped[int]
    started_at: Mapped[datetime]
    started_seq: Mapped[int]
    due_original: Mapped[datetime]
    due_current: Mapped[datetime]
    paused: Mapped[bool] = mapped_column(default=False)
    ended_at: Mapped[datetime | None]
    first_breached_at: Mapped[datetime | None]
    days_late: Mapped[int] = mapped_column(default=0)
    level: Mapped[int] = mapped_column(default=0)
    next_rung_at: Mapped[datetime | None]


class Escalation(Model):
    """A rung climbed: exactly once per clock and level, whatever the number of sweepers."""

    __tablename__ = "escalations"
    __table_args__ = (UniqueConstraint("clock_id", "level"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    clock_id: Mapped[int] = mapped_column(ForeignKey("case_clocks.id"))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    level: Mapped[int]
    due_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
