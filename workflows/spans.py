"""Stretches of time, and which of them are paused as far as is known after each event."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from workflows.calendar import WorkCalendar
from workflows.clocks import Moment, Span


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same time as stretches in order, without overlap, and none of them empty."""
    result: list[Span] = []
    for start, end in sorted(spans):
        if end <= start:
            continue
        if result and start <= result[-1][1]:
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return tuple(result)


def clipped(spans: Iterable[Span], start: datetime, end: datetime | None) -> Iterator[Span]:
    """What of the stretches lies between start and end (None: for ever)."""
    for begin, finish in spans:
        first = max(start, begin)
        last = finish if end is None else min(end, finish)
        if first < last:
            yield first, last


def pauses_known(history: Sequence[Moment], calendar: WorkCalendar) -> Iterator[tuple[Span, ...]]:
    """For each moment, the pauses known just after it.

    The pause then in force is taken to last until its review day is over, when it ends by
    itself. The next moment cuts it short, and carries it on if it is still in force.
    """
    spans: tuple[Span, ...] = ()
    for moment in history:
        past = [(start, min(end, moment.at)) for start, end in spans]
        if moment.pause is not None:
            past.append((moment.at, calendar.midnight_after(moment.pause.review_on)))
        spans = merged(past)
        yield spans
