"""The working calendar as data: versions, each with every exception to Monday–Friday."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model
from casework.models.rollout import Rollout


class CalendarVersion(Model):
    """One state of the calendar; an edit makes the next version, never changes one.

    Nobody made the first, which is shipped. Triggers keep both tables append-only.
    """

    __tablename__ = "calendar_versions"

    id: Mapped[int] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime]
    note: Mapped[str] = mapped_column(String(200))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))


class CalendarDay(Model):
    """A day off, or a make-up working day; provisional years are marked."""

    __tablename__ = "calendar_days"

    version_id: Mapped[int] = mapped_column(ForeignKey("calendar_versions.id"), primary_key=True)
    day: Mapped[date] = mapped_column(primary_key=True)
    working: Mapped[bool]
    name_vi: Mapped[str] = mapped_column(String(120))
    name_en: Mapped[str] = mapped_column(String(120))
    source: Mapped[str] = mapped_column(String(60))
    provisional: Mapped[bool] = mapped_column(default=False)


class CalendarRollout(Rollout):
    """How far a version has been applied to the cases whose deadlines it may move.

    ``moved`` cases got an event of it, those that somebody's command brought up to date before
    the run among them.
    """

    __tablename__ = "calendar_rollouts"

    version_id: Mapped[int] = mapped_column(ForeignKey("calendar_versions.id"), primary_key=True)
    moved: Mapped[int] = mapped_column(default=0)
