"""Review meetings: how often, each meeting with its history, and the agenda frozen at its opening."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class MeetingCadence(Model):
    """From ``starts_on`` this unit meets every so many months; the newest row holds. Append-only."""

    __tablename__ = "meeting_cadences"
    __table_args__ = (
        CheckConstraint("kind IN ('committee','coordinators')", name="kind"),
        CheckConstraint("months IN (0,1,2,3,6,12)", name="months"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    months: Mapped[int]
    starts_on: Mapped[date]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime]


class Meeting(Model):
    """One meeting. All columns but the minutes fold from its events; ``turn_on`` begins its turn.

    ``minutes_version`` counts the savings of the minutes, which a trigger keeps once it is closed.
    """

    __tablename__ = "meetings"
    __table_args__ = (
        UniqueConstraint("unit_id", "kind", "turn_on"),
        CheckConstraint("kind IN ('committee','coordinators')", name="kind"),
        CheckConstraint("state IN ('planned','open','closed')", name="state"),
        CheckConstraint("(opened_at IS NULL) = (state = 'planned')", name="opened"),
        CheckConstraint("(closed_at IS NULL) = (state <> 'closed')", name="closed"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    kind: Mapped[str] = mapped_column(String(20))
    turn_on: Mapped[date]
    scheduled_on: Mapped[date]
    place: Mapped[str] = mapped_column(String(200))
    state: Mapped[str] = mapped_column(String(12), default="planned")
    last_seq: Mapped[int] = mapped_column(default=0)
    opened_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    minutes: Mapped[str] = mapped_column(Text, default="")
    minutes_version: Mapped[int] = mapped_column(default=0)


class MeetingEvent(Model):
    """One fact about a meeting, never changed."""

    __tablename__ = "meeting_events"
    __table_args__ = (
        UniqueConstraint("meeting_id", "seq"),
        CheckConstraint("seq >= 1", name="seq_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class MeetingItem(Model):
    """A line of the agenda as it stood when the meeting was opened; never changed.

    ``number`` is that of a directive, else 0. ``body`` holds figures and states only: words lie in
    payloads that may be erased, and are read from the case.
    """

    __tablename__ = "meeting_items"
    __table_args__ = (
        UniqueConstraint("meeting_id", "position"),
        UniqueConstraint("meeting_id", "part", "case_id", "number", name="uq_meeting_items_line"),
        CheckConstraint(
            "part IN ('directives','overdue','hot_spots','emerging','held_over')", name="part"
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id"))
    position: Mapped[int]
    part: Mapped[str] = mapped_column(String(20))
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    number: Mapped[int] = mapped_column(default=0)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
