"""The deadlines of a case, worked out from its history (design §3.2 to §3.6).

Nothing is added up in place: the same history, terms and calendar always give the same clocks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from workflows.calendar import WorkCalendar
from workflows.clocks import Clock, ClockKind, Moment, Span
from workflows.counting import days_late, due_after
from workflows.explain import DayMark, Explanation, Mark, explain
from workflows.limits import Limit, Term
from workflows.policy import Policy
from workflows.rulebook import Rulebook
from workflows.run import Run
from workflows.spans import pauses_known
from workflows.terms import stages_ahead, terms_of
from workflows.ticking import Known, Tick, numbered_key, ticking

__all__ = ["DayMark", "Explanation", "Mark", "clocks", "days_late", "due_after", "explain"]

_BY_NAME = frozenset({ClockKind.DIRECTIVE, ClockKind.STATUTORY})


def clocks(history: Sequence[Moment], rules: Rulebook, *, now: datetime) -> tuple[Clock, ...]:
    """Every clock the case ever had, running or ended, in the order they started.

    history: in order of seq. rules: each moment takes the policy of its type at its policy_at,
    and counts days with the calendar of its own time; so new rules change a running clock only
    with an event, and never silently. now: not before the last moment; it decides only what is
    overdue and which pause has run out.
    """
    runs: dict[str, Run] = {}
    before: Moment | None = None
    known = pauses_known(history, rules.newest_calendar)
    for moment, pauses in zip(history, known, strict=True):
        for run in _open(runs):
            run.note_breach(moment.at)
        policy = rules.policy(moment.type, moment.policy_at)
        _Step(runs, moment, policy, pauses, rules.calendar(moment.at)).take(before)
        before = moment
    for run in _open(runs):
        run.note_breach(now)
    return tuple(run.clock(now, rules.calendar(now)) for run in runs.values())


def _open(runs: Mapping[str, Run]) -> Iterator[Run]:
    return (run for run in runs.values() if run.ended is None)


@dataclass(frozen=True)
class _Step:
    """What one moment does to the clocks of the case."""

    runs: dict[str, Run] = field(repr=False)
    moment: Moment
    policy: Policy
    pauses: tuple[Span, ...]
    calendar: WorkCalendar

    def take(self, before: Moment | None) -> None:
        known = {key: Known(run.kind, run.ended is not None) for key, run in self.runs.items()}
        ticks = {tick.key: tick for tick in ticking(before, self.moment, self.policy.terms, known)}
        self._stop(ticks)
        for tick in ticks.values():
            self._go_on(tick)
        self._open_by_name()
        self._prolong()
        if self.moment.extension is not None:
            self._extend(self.moment.extension)
        for run in _open(self.runs):
            run.reckon(self.moment, self.pauses, self.calendar)

    def _stop(self, ticks: Mapping[str, Tick]) -> None:
        for run in _open(self.runs):
            named = run.kind in _BY_NAME
            if run.name in self.moment.settled if named else run.key not in ticks:
                run.end(self.moment, self.pauses, self.calendar)

    def _go_on(self, tick: Tick) -> None:
        """Start a clock, or carry it on with the terms that hold for the case now."""
        ahead = stages_ahead(tick.kind, self.moment.state)
        run = self.runs.get(tick.key)
        if run is None:
            self._start(tick, ahead, terms_of(tick.kind, ahead, self.policy.terms))
            return
        if run.ended is not None:
            run.resume(self.moment, ahead)
        run.holder = self.moment.holder
        run.urgent = self.moment.urgent
        run.policy = self.policy
        run.terms = terms_of(tick.kind, run.stages, self.policy.terms)

    def _open_by_name(self) -> None:
        """Directives and statutory terms; those settled are gone, so an event may renew one."""
        for opened in self.moment.opened:
            key = numbered_key(opened.kind, self.moment.seq, opened.name)
            term = Term(opened.limit, None, opened.source, opened.citation)
            day = opened.counts_from
            since = None if day is None else self.calendar.opening(day)
            self._start(Tick(key, opened.kind, opened.name), (), (term,), since)
            self.runs[key].holder = opened.holder

    def _prolong(self) -> None:
        """Give a running statutory term the length that a decision has set."""
        limits = {each.name: each.limit for each in self.moment.prolonged}
        for run in _open(self.runs):
            if run.kind is ClockKind.STATUTORY and run.name in limits:
                run.terms = tuple(replace(term, limit=limits[run.name]) for term in run.terms)

    def _start(
        self,
        tick: Tick,
        stages: tuple[str, ...],
        terms: tuple[Term, ...],
        since: datetime | None = None,
    ) -> None:
        self.runs[tick.key] = Run(
            key=tick.key,
            kind=tick.kind,
            name=tick.name,
            holder=self.moment.holder,
            stages=stages,
            terms=terms,
            start=self.moment,
            policy=self.policy,
            calendar=self.calendar,
            pauses=self.pauses,
            counts_from=since or self.moment.at,
        )

    def _extend(self, extension: Limit) -> None:
        """Add to the handling under way, and with it to its custody and the case."""
        custody = f"{self.moment.cycle}.{self.moment.custody}"
        handling = self.runs.get(f"{custody}.in_progress")
        if handling is None or handling.ended is not None:
            return
        case = self.runs[f"{self.moment.cycle}.case"]
        for run in (handling, self.runs[f"{custody}.custody"], case):
            run.extensions += (extension,)
