"""The clocks of a case as one reader may see them: running ones, and old lateness kept."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import day, exact
from api.language import many
from api.sentences.clocks import clock_name
from api.views.calendar import unannounced_before
from api.views.deadline import explained, in_hours, strip, tells_hour
from api.views.lateness import ON_TIME, Lateness, due_words, lateness
from api.views.shifts import moved
from casework.events.base import Circle
from casework.events.beside import Escalated
from casework.lists.case import CaseReading
from workflows.clocks import Clock, ClockKind, HolderKind
from workflows.coarseness import Grain
from workflows.limits import TimeUnit

# A witness is told when an answer is due, not how an office divides its time.
FOR_WITNESSES = frozenset({ClockKind.CASE, ClockKind.FIRST_RESPONSE, ClockKind.LAPSE})
# The order of the page: the whole first, then this desk, then what the law or the committee asks.
ORDER = (
    ClockKind.CASE,
    ClockKind.CUSTODY,
    ClockKind.STAGE,
    ClockKind.CHECK,
    ClockKind.STATUS,
    ClockKind.DISPUTE,
    ClockKind.OBJECTION,
    ClockKind.LAPSE,
    ClockKind.FIRST_RESPONSE,
    ClockKind.STATUTORY,
    ClockKind.DIRECTIVE,
)


class PastLateness(NamedTuple):
    """A deadline that was missed and is over: it stays on the record (design §3.4)."""

    name: str
    holder: str
    days: int
    due: str
    ended: str
    reason: str


def readable_clocks(reading: CaseReading) -> list[Clock]:
    """The clocks this reader may see, in the order of the page."""
    found = [clock for clock in reading.file.clocks() if _open_to(clock, reading)]
    return sorted(found, key=lambda clock: ORDER.index(clock.kind))


def running(reading: CaseReading) -> list[dict[str, Any]]:
    """What ``macros/clock.html`` draws for each clock that still runs."""
    return [
        clock_view(clock, reading) for clock in readable_clocks(reading) if clock.ended_at is None
    ]


def provisional(reading: CaseReading) -> list[str]:
    """What is not official yet of the years through which the running clocks count."""
    said = (line for clock in readable_clocks(reading) for line in _unannounced(clock, reading))
    return list(dict.fromkeys(said))


def clock_view(clock: Clock, reading: CaseReading) -> dict[str, Any]:
    """One clock: its name, due date, lateness, holder, and the way to its explanation."""
    file = reading.file
    late = _lateness(clock, reading)
    moved = clock.due_original != clock.due_current
    return {
        "name": clock_name(clock),
        "due_text": due_text(clock, reading),
        "due_exact": _due_exact(clock, late, reading),
        "original_text": due_words(clock.due_original, file.calendar) if moved else "",
        "tone": late.tone,
        "lateness": "" if late.tone == "none" else late.text,
        "reason": _reason(clock, reading),
        "holder": holder(clock, reading),
        "explain_href": f"/cases/{file.row.ref}/deadlines#{anchor(clock)}",
    }


def _lateness(clock: Clock, reading: CaseReading) -> Lateness:
    """How late it is, or was when it ended; a clock that waits for silence is never late."""
    if clock.kind is ClockKind.LAPSE:
        return ON_TIME
    if clock.ended_at is not None:
        if not clock.days_late:
            return ON_TIME
        text = many("Quá hạn %(num)s ngày", clock.days_late)
        title = many("Quá hạn %(num)s ngày làm việc", clock.days_late)
        return Lateness("late", text, title)
    file = reading.file
    paused_since = clock.suspensions[-1][0] if clock.paused and clock.suspensions else None
    return lateness(
        clock.due_current,
        now=file.now,
        calendar=file.calendar,
        level=levels(reading).get(clock.key, 0),
        paused_since=file.calendar.local_date(paused_since) if paused_since else None,
        days=clock.days_late,
    )


def _reason(clock: Clock, reading: CaseReading) -> str:
    """Whether the holder of a clock that is or was late has said why; the whole case is nobody's
    alone. A pause excuses nobody from saying why of what was late before it.
    """
    answered_for = holder(clock, reading) and reading.inside
    if not answered_for or clock.first_breached_at is None:
        return ""
    return str(_("Đã có giải trình") if reading.explained(clock) else _("Chưa có giải trình"))


def deadline_views(reading: CaseReading) -> list[dict[str, Any]]:
    """Every clock with its reckoning, running ones first, for the page of explanations."""
    clocks = readable_clocks(reading)
    ended = [clock for clock in clocks if clock.ended_at is not None]
    ended.sort(key=lambda clock: clock.started_seq, reverse=True)
    running_ones = [clock for clock in clocks if clock.ended_at is None]
    return [_deadline_view(clock, reading) for clock in (*running_ones, *ended)]


def past_lateness(reading: CaseReading) -> list[PastLateness]:
    """Clocks that ended late, or were late at some time before more days were granted."""
    return [
        PastLateness(
            name=clock_name(clock),
            holder=holder(clock, reading),
            days=clock.days_late,
            due=day(clock.due_current),
            ended=day(clock.ended_at),
            reason=_reason(clock, reading),
        )
        for clock in readable_clocks(reading)
        if clock.ended_at is not None and clock.first_breached_at is not None and reading.inside
    ]


def levels(reading: CaseReading) -> dict[str, int]:
    """The highest rung each clock has reached."""
    found: dict[str, int] = {}
    for told in reading.told:
        event = told.step.event
        if isinstance(event, Escalated):
            found[event.clock] = max(found.get(event.clock, 0), event.level)
    return found


def _due_exact(clock: Clock, late: Lateness, reading: CaseReading) -> str:
    """The exact words, without the hour where it may not be told."""
    if in_hours(clock) and not tells_hour(clock):
        return due_words(clock.due_current, reading.file.calendar)
    return late.title or exact(clock.due_current)


def holder(clock: Clock, reading: CaseReading) -> str:
    """Who has to act; the whole case is nobody's alone, and silence is waited for by none."""
    return "" if clock.kind in {ClockKind.CASE, ClockKind.LAPSE} else reading.holder(clock)


def due_text(clock: Clock, reading: CaseReading) -> str:
    """``thứ Sáu 11/12/2026``, with the hour where the term is in hours."""
    words = due_words(clock.due_current, reading.file.calendar)
    if tells_hour(clock):
        hour = exact(clock.due_current).split(" ", 1)[0]
        return str(_("%(hour)s %(day)s", hour=hour, day=words))
    return words


def anchor(clock: Clock) -> str:
    """The place of this clock on the page of explanations."""
    return "h-" + clock.key.replace(".", "-")


def _deadline_view(clock: Clock, reading: CaseReading) -> dict[str, Any]:
    told = explained(clock, reading.file.calendar_of(clock))
    return {
        **clock_view(clock, reading),
        "explain_href": "",
        "anchor": anchor(clock),
        "sentence": told["sentence"],
        "provisional": _unannounced(clock, reading),
        "moved": moved(clock, reading),
        "strip": strip(clock, reading.file.calendar_of(clock)),
        "ended": _ended(clock.ended_at),
        "breached": day(clock.first_breached_at) if clock.first_breached_at else "",
        "days_late": clock.days_late,
        "hours": all(limit.unit is TimeUnit.WORKING_HOUR for limit in clock.limits),
    }


def _unannounced(clock: Clock, reading: CaseReading) -> list[str]:
    """What is not official of the years a running clock counts through; what ended stays."""
    if clock.ended_at is not None:
        return []
    calendar = reading.file.calendar
    return unannounced_before(calendar, [clock.due_current], now=clock.started_at)


def _ended(at: datetime | None) -> str:
    return "" if at is None else str(_("Đã xong ngày %(day)s", day=day(at)))


def _open_to(clock: Clock, reading: CaseReading) -> bool:
    """Offices see every clock, agencies those of agencies and of the law, witnesses their answer's.

    A clock that began with the report tells its day, which in a sensitive matter not all may know.
    """
    if reading.grain is Grain.WEEK and clock.started_seq == 1:
        return False
    if Circle.OFFICES in reading.circles:
        return True
    if Circle.AGENCIES in reading.circles:
        own = clock.holder is not None and clock.holder.kind is HolderKind.AGENCY
        return clock.kind in {ClockKind.CASE, ClockKind.STATUTORY} or own
    return clock.kind in FOR_WITNESSES
