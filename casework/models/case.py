"""The case: its present state, which always equals the fold of its events."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model

# An ended case has a running deadline too, while a directive or an objection on it is open.
RUNNING = text("due_at IS NOT NULL")
PAUSED = text("paused_until IS NOT NULL")
TO_DECIDE = text(
    "objected OR hand_back_asked OR extension_asked IS NOT NULL OR category_asked IS NOT NULL"
)
RECURRENT = text("recurs_of_id IS NOT NULL")
SILENT = text("verification = 'unconfirmed'")


class Case(Model):
    """One matter. Columns up to ``ended_at`` fold from events; the due columns from clocks.

    ``custody`` counts who has held the case in this cycle; ``unit_id`` is the unit that holds
    or coordinates it. ``due_at`` is the nearest running deadline, paused or not.
    """

    __tablename__ = "cases"
    __table_args__ = (
        CheckConstraint(
            "state IN ('reported','assessed','assigned','in_progress','resolved',"
            "'feedback','closed','declined','merged')",
            name="state",
        ),
        CheckConstraint(
            "severity IS NULL OR severity IN ('normal','emerging','pressing','hot')",
            name="severity",
        ),
        CheckConstraint(
            "(verification IS NOT NULL) = (state = 'closed')", name="closed_is_verified_or_not"
        ),
        CheckConstraint(
            "verification IS NULL OR verification IN ('confirmed','unconfirmed','disputed')",
            name="verification",
        ),
        CheckConstraint("(merged_into_id IS NOT NULL) = (state = 'merged')", name="merged"),
        CheckConstraint(
            "(ended_at IS NOT NULL) = (state IN ('closed','declined','merged'))", name="ended"
        ),
        CheckConstraint(
            "state NOT IN ('assigned','in_progress','resolved') OR lead_id IS NOT NULL",
            name="held_by_an_agency",
        ),
        CheckConstraint("state NOT IN ('reported') OR lead_id IS NULL", name="reported_unled"),
        CheckConstraint("NOT disputed OR state = 'feedback'", name="disputed_in_feedback"),
        CheckConstraint("cycle >= 1 AND custody >= 1 AND version >= 1", name="counts"),
        CheckConstraint("voices >= 1 AND returns >= 0 AND reminders >= 0", name="tallies"),
        Index("ix_cases_due", "due_at", "id", sqlite_where=RUNNING, postgresql_where=RUNNING),
        Index(
            "ix_cases_unit_due",
            "unit_id",
            "due_at",
            "id",
            sqlite_where=RUNNING,
            postgresql_where=RUNNING,
        ),
        Index("ix_cases_unit_state", "unit_id", "state", "state_since"),
        Index("ix_cases_lead_state", "lead_id", "state", "due_at"),
        Index("ix_cases_recent", "reported_at", "id"),
        # The figures above the overdue board count these few among all cases.
        Index(
            "ix_cases_hot_spot",
            "id",
            sqlite_where=text("hot_spot = 1"),
            postgresql_where=text("hot_spot"),
        ),
        Index("ix_cases_paused", "paused_until", sqlite_where=PAUSED, postgresql_where=PAUSED),
        Index("ix_cases_unconfirmed", "ended_at", sqlite_where=SILENT, postgresql_where=SILENT),
        Index("ix_cases_to_decide", "unit_id", sqlite_where=TO_DECIDE, postgresql_where=TO_DECIDE),
        Index("ix_cases_similar", "place_unit_id", "type", "reported_at"),
        Index(
            "ix_cases_recurs_of",
            "recurs_of_id",
            sqlite_where=RECURRENT,
            postgresql_where=RECURRENT,
        ),
        # Room for a transition to write its row beside the old one.
        {"postgresql_with": {"fillfactor": 90}},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    ref: Mapped[str] = mapped_column(String(24), unique=True)
    version: Mapped[int] = mapped_column(default=1)
    last_seq: Mapped[int] = mapped_column(default=0)

    type: Mapped[str] = mapped_column(String(30))
    state: Mapped[str] = mapped_column(String(12))
    cycle: Mapped[int] = mapped_column(default=1)
    custody: Mapped[int] = mapped_column(default=1)
    source: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    place_unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    place_kind: Mapped[str] = mapped_column(String(30))
    began_on: Mapped[date | None]
    severity: Mapped[str | None] = mapped_column(String(10))
    scale: Mapped[str] = mapped_column(String(10))
    urgent: Mapped[bool] = mapped_column(default=False)
    complex: Mapped[bool] = mapped_column(default=False)
    hot_spot: Mapped[bool] = mapped_column(default=False)
    lead_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    disputed: Mapped[bool] = mapped_column(default=False)
    objected: Mapped[bool] = mapped_column(default=False)
    paused_until: Mapped[date | None]
    outcome: Mapped[str | None] = mapped_column(String(24))
    verification: Mapped[str | None] = mapped_column(String(12))
    voices: Mapped[int] = mapped_column(default=1)
    returns: Mapped[int] = mapped_column(default=0)
    reminders: Mapped[int] = mapped_column(default=0)
    pauses: Mapped[int] = mapped_column(default=0)
    extensions: Mapped[int] = mapped_column(default=0)
    extension_asked: Mapped[int | None]
    hand_back_asked: Mapped[bool] = mapped_column(default=False)
    category_asked: Mapped[str | None] = mapped_column(String(30))
    category_asked_by: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    merged_into_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    split_from_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"), index=True)
    # The case, closed at most 90 days before, that this one brings back (workflows.recurrence).
    recurs_of_id: Mapped[int | None] = mapped_column(ForeignKey("cases.id"))
    reported_at: Mapped[datetime]
    state_since: Mapped[datetime]
    held_since: Mapped[datetime]
    ended_at: Mapped[datetime | None]

    due_at: Mapped[datetime | None]
    due_original: Mapped[datetime | None]
    due_clock: Mapped[str | None] = mapped_column(String(20))
    case_due_at: Mapped[datetime | None]
    level: Mapped[int] = mapped_column(default=0)

    __mapper_args__ = {"version_id_col": version, "version_id_generator": False}  # noqa: RUF012


class CaseText(Model):
    """What people said, apart from the case so that search does not slow transitions.

    It is made from the payloads and erased with them; ``folded`` is for search without marks.
    """

    __tablename__ = "case_texts"
    __table_args__ = (
        # SQLite reads the texts one by one; PostgreSQL finds the few with these letters in them.
        Index(
            "ix_case_texts_words",
            "folded",
            postgresql_using="gin",
            postgresql_ops={"folded": "gin_trgm_ops"},
        ).ddl_if(dialect="postgresql"),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    title: Mapped[str] = mapped_column(String(200))
    what: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(String(200))
    folded: Mapped[str] = mapped_column(Text)
