"""One clock on its way through the history of a case."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from workflows.calendar import WorkCalendar
from workflows.clocks import PAUSED_WITH_THE_CASE, Clock, ClockKind, Holder, Moment, Shift, Span
from workflows.counting import days_late, due_after
from workflows.limits import Limit, Term
from workflows.policy import Policy
from workflows.spans import clipped, merged
from workflows.terms import common_citation, common_source


@dataclass(kw_only=True)
class Run:
    """A clock so far. What it has promised and what it has missed is never forgotten."""

    key: str
    kind: ClockKind
    name: str
    holder: Holder | None
    stages: tuple[str, ...]
    terms: tuple[Term, ...]
    start: Moment
    policy: Policy
    calendar: WorkCalendar
    pauses: tuple[Span, ...]
    counts_from: datetime
    urgent: bool = field(init=False)
    extensions: tuple[Limit, ...] = ()
    gaps: tuple[Span, ...] = ()
    ended: Moment | None = None
    breached_at: datetime | None = None
    due_original: datetime = field(init=False)
    due: datetime = field(init=False)
    reckoned_at: datetime = field(init=False)
    shifts: tuple[Shift, ...] = ()
    late_before: int = 0
    late_since: datetime | None = None
    _reckoned: tuple[object, ...] | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        self.urgent = self.start.urgent
        self.reckon(self.start, self.pauses, self.calendar)
        self.due_original = self.due

    @property
    def limits(self) -> tuple[Limit, ...]:
        return tuple(term.of(urgent=self.urgent) for term in self.terms)

    @property
    def suspended(self) -> tuple[Span, ...]:
        """The time that does not count, with a pause in force lasting until its review."""
        pauses = self.pauses if self.kind in PAUSED_WITH_THE_CASE else ()
        end = None if self.ended is None else self.ended.at
        return merged([*self.gaps, *clipped(pauses, self.start.at, end)])

    def reckon(self, moment: Moment, pauses: tuple[Span, ...], calendar: WorkCalendar) -> None:
        """Find the due date again, from the start, with all that is known after this moment.

        Most moments change nothing that a due date depends on; then the one found before holds.
        """
        if calendar.version != self.calendar.version:
            self._keep_lateness(moment.at)
        self.pauses, self.calendar = pauses, calendar
        limits, suspended = self.limits + self.extensions, self.suspended
        if (known := (limits, suspended, calendar.version)) != self._reckoned:
            due = due_after(self.counts_from, limits, suspended, calendar)
            if self._reckoned is not None and due != self.due:
                self.shifts += (Shift(moment.seq, self.due, due),)
            self._reckoned, self.due = known, due
        self.reckoned_at = moment.at

    def days_late(self, until: datetime, calendar: WorkCalendar) -> int:
        """Working days late by then; a lapse clock is never late: silence is not a failure."""
        if self.kind is ClockKind.LAPSE:
            return 0
        since = self.due if self.late_since is None else max(self.due, self.late_since)
        return self.late_before + days_late(since, until, calendar, self.suspended)

    def _keep_lateness(self, at: datetime) -> None:
        """A newer calendar counts from here on; what was late by the one before stays late."""
        self.late_before, self.late_since = self.days_late(at, self.calendar), at

    def note_breach(self, now: datetime) -> None:
        """Remember when the due date first passed; later changes do not undo that.

        A change that puts the due date into the past breaches it at the change, not before.
        """
        overdue = self.ended is None and now > self.due and self.kind is not ClockKind.LAPSE
        if overdue and self.breached_at is None:
            self.breached_at = max(self.due, self.reckoned_at)

    def end(self, moment: Moment, pauses: tuple[Span, ...], calendar: WorkCalendar) -> None:
        self.ended = moment
        self.reckon(moment, pauses, calendar)

    def resume(self, moment: Moment, stages_ahead: Sequence[str]) -> None:
        """Go on after an end. The time between does not count; new work for the holder does."""
        if self.ended is not None:
            self.gaps += ((self.ended.at, moment.at),)
            self.ended = None
        self.stages += tuple(stage for stage in stages_ahead if stage not in self.stages)

    def clock(self, now: datetime, calendar: WorkCalendar) -> Clock:
        """The clock as it stands now; the calendar of now counts the days late so far."""
        spans = self.suspended
        paused = self.ended is None and any(start <= now < end for start, end in spans)
        end = self.ended
        late = self.days_late(*((now, calendar) if end is None else (end.at, self.calendar)))
        return Clock(
            key=self.key,
            kind=self.kind,
            name=self.name,
            cycle=self.start.cycle,
            holder=self.holder,
            limits=self.limits,
            extensions=self.extensions,
            source=common_source(self.terms),
            citation=common_citation(self.terms),
            policy_version=self.policy.version,
            calendar_version=self.calendar.version,
            started_at=self.start.at,
            counted_from=self.counts_from,
            started_seq=self.start.seq,
            due_original=self.due_original,
            due_current=self.due,
            suspensions=(*spans[:-1], (spans[-1][0], None)) if paused else spans,
            paused=paused,
            paused_until=spans[-1][1] if paused else None,
            ended_at=None if end is None else end.at,
            ended_seq=None if end is None else end.seq,
            first_breached_at=self.breached_at,
            days_late=late,
            shifts=self.shifts,
        )
