"""How a case stood between two of its events: what figures are counted from."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model

_STANDS = text("until IS NULL")
_HELD = text("agency_id IS NOT NULL")
# As workflows.clocks.TIMED_STAGES: figures ask for what was still to be handled.
_PENDING = text("state IN ('reported','assessed','assigned','in_progress','resolved')")


class CasePhase(Model):
    """A case from one event that others see to the next; never changed but for its end.

    Every value is worked out from the events up to ``seq`` and the rules of that time, so that
    what a report said at a past instant can be counted again. ``mark`` says what the event was:
    its kind, but ``extended``, ``extension_refused``, ``recategorised``, ``category_kept`` for
    decisions. ``last_in_cycle``: the next phase belongs to another cycle.

    ``due_*`` are the whole case's in this cycle; ``settled_*`` how it ended, once it has, the
    days with the calendar of then. ``agency_id`` holds it while ``custody`` is set. ``left_*``
    tell what ended with this event: an agency's custody, a stage, the first response.
    """

    __tablename__ = "case_phases"
    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="order"),
        CheckConstraint("(agency_id IS NULL) = (custody IS NULL)", name="held_in_a_custody"),
        CheckConstraint("(left_agency_id IS NULL) = (left_custody IS NULL)", name="left_custody"),
        CheckConstraint("(settled_at IS NULL) = (settled IS NULL)", name="settled"),
        Index("ix_case_phases_since", "since"),
        Index("ix_case_phases_until", "until"),
        # What was on a desk in a window, without the many that had ended long before it.
        Index("ix_case_phases_held", "until", sqlite_where=_HELD, postgresql_where=_HELD),
        Index("ix_case_phases_pending", "until", sqlite_where=_PENDING, postgresql_where=_PENDING),
        Index("ix_case_phases_mark", "mark", "since"),
        Index("ix_case_phases_unit", "unit_id", "since"),
        Index("ix_case_phases_agency", "agency_id", "since"),
        Index("ix_case_phases_left_agency", "left_agency_id", "since"),
        Index("ix_case_phases_place", "place_unit_id", "type", "mark", "since"),
        Index(
            "uq_case_phases_stands",
            "case_id",
            unique=True,
            sqlite_where=_STANDS,
            postgresql_where=_STANDS,
        ),
    )

    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    mark: Mapped[str] = mapped_column(String(40))
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    cycle: Mapped[int]
    last_in_cycle: Mapped[bool] = mapped_column(default=False)
    type: Mapped[str] = mapped_column(String(30))
    state: Mapped[str] = mapped_column(String(12))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    place_unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    place_kind: Mapped[str] = mapped_column(String(30))
    severity: Mapped[str | None] = mapped_column(String(10))
    hot_spot: Mapped[bool]
    paused: Mapped[bool]
    disputed: Mapped[bool]
    verification: Mapped[str | None] = mapped_column(String(12))
    claimed_on: Mapped[date | None]

    due_original: Mapped[datetime | None]
    due_current: Mapped[datetime | None]
    settled_at: Mapped[datetime | None]
    settled: Mapped[str | None] = mapped_column(String(8))
    settled_original: Mapped[str | None] = mapped_column(String(8))
    settled_days: Mapped[int | None]
    settled_late: Mapped[int | None]

    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    custody: Mapped[int | None]
    held_original: Mapped[datetime | None]
    held_current: Mapped[datetime | None]

    left_agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    left_custody: Mapped[int | None]
    left: Mapped[str | None] = mapped_column(String(8))
    left_original: Mapped[str | None] = mapped_column(String(8))
    left_days: Mapped[int | None]
    left_late: Mapped[int | None]
    left_state: Mapped[str | None] = mapped_column(String(12))
    left_state_days: Mapped[int | None]
    first_response: Mapped[str | None] = mapped_column(String(8))
