"""What figures are asked for: from when, to when, as known when; and of which units."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, true

from casework.errors import BadInput
from workflows.calendar import WorkCalendar
from workflows.clocks import TIMED_STAGES
from workflows.figures.periods import Period
from workflows.figures.timeliness import soon_until
from workflows.words import Label

NOT_YET = Label(
    "Thời điểm chốt số liệu không thể ở tương lai.", "Figures cannot be taken in the future."
)
NOT_BEGUN = Label(
    "Kỳ này chưa bắt đầu vào lúc chốt số liệu.",
    "The period had not begun when the figures were taken.",
)


@dataclass(frozen=True)
class Window:
    """A period as known at an instant. An event at ``ends`` is no longer in it.

    ``ends`` is the period's end, or ``as_of`` where that comes first. ``units`` and ``types`` of None
    are all.
    """

    period: Period
    begins: datetime
    ends: datetime
    as_of: datetime
    soon: datetime
    units: frozenset[int] | None = None
    types: frozenset[str] | None = None

    def before(self, calendar: WorkCalendar) -> Window:
        """The period before this one, whole, as known now."""
        earlier = self.period.before()
        ends = earlier.ends(calendar)
        begins = earlier.begins(calendar)
        return replace(self, period=earlier, begins=begins, ends=ends, soon=ends)

    def reach(self, phase: Any) -> ColumnElement[bool]:
        """The phase lies with one of the units, and is of one of the types."""
        here = true() if self.units is None else phase.unit_id.in_(self.units)
        return here if self.types is None else and_(here, phase.type.in_(self.types))

    def standing(self, phase: Any, at: datetime) -> ColumnElement[bool]:
        """The one phase of each case and cycle that held at this instant, or was its last."""
        lasts = or_(phase.until.is_(None), phase.until >= at, phase.last_in_cycle)
        return and_(phase.since < at, lasts)

    def overlaps(self, phase: Any) -> ColumnElement[bool]:
        """Some of the phase lies in the window."""
        return and_(phase.since < self.ends, or_(phase.until.is_(None), phase.until >= self.begins))

    def begun_in(self, phase: Any) -> ColumnElement[bool]:
        """The event that began the phase lies in the window."""
        return and_(phase.since >= self.begins, phase.since < self.ends)


def window(
    period: Period,
    calendar: WorkCalendar,
    *,
    as_of: datetime,
    now: datetime,
    units: frozenset[int] | None = None,
    types: frozenset[str] | None = None,
) -> Window:
    """``calendar`` is the one of ``as_of``; BadInput names ``as_of`` or ``period``."""
    begins = period.begins(calendar)
    if as_of > now:
        raise BadInput("as_of", NOT_YET)
    if begins >= as_of:
        raise BadInput("period", NOT_BEGUN)
    ends = min(period.ends(calendar), as_of)
    # The end is the next day's first instant; it is the last day's evening that people mean.
    soon = soon_until(ends - datetime.resolution, calendar)
    return Window(period, begins, ends, as_of, soon, units, types)


def pending(phase: Any) -> ColumnElement[bool]:
    """The whole case's clock runs: up to the feedback it is still to be handled."""
    return phase.state.in_(TIMED_STAGES)  # type: ignore[no-any-return]
