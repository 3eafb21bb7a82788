"""Which deadlines would follow an action, worked out by the same rules before it happens."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import exact
from api.language import say
from api.sentences.clocks import clock_name
from api.views.deadline import strip
from api.views.lateness import due_words
from casework.actions.perform import Turn
from casework.events import Event
from casework.events.beside import ExtensionDecided
from casework.events.closing import Disputed, Objected, Reopened
from casework.events.handling import (
    Accepted,
    Assigned,
    FeedbackGiven,
    Reassigned,
    Resolved,
    Returned,
    ReworkAsked,
)
from casework.events.triage import Assessed, ReferredUp
from casework.history.reading import Step, moments
from casework.refs import ZONE
from workflows.calendar import WorkCalendar
from workflows.clocks import Clock, ClockKind, HolderKind
from workflows.deadlines import clocks
from workflows.words import Label

# Custody and stage of an agency end together; statutory terms and directives do not follow these.
SHOWN = (
    ClockKind.STAGE,
    ClockKind.CHECK,
    ClockKind.CUSTODY,
    ClockKind.DISPUTE,
    ClockKind.OBJECTION,
    ClockKind.LAPSE,
    ClockKind.CASE,
)
# Said here without the reader standing at that desk.
NAMES = {
    ClockKind.CUSTODY: Label("Hạn xử lý ở cơ quan", "Due at the agency"),
    ClockKind.CASE: Label("Hạn xử lý cả vụ việc", "Due for the whole case"),
}


class Foreseen(NamedTuple):
    """Deadlines under one heading, as ``macros/clock.html`` draws them."""

    heading: str
    clocks: list[dict[str, Any]]


def foreseen(turn: Turn) -> list[Foreseen]:
    """What will be due after this action; assessing shows it for plain and for urgent cases."""
    name = turn.action.name
    if name == "assess":
        plain, urgent = (_clocks_after(turn, _assessed(urgent=each)) for each in (False, True))
        return [
            Foreseen(_("Hạn xử lý dự kiến"), _views(turn, plain)),
            Foreseen(_("Nếu là việc khẩn"), _views(turn, urgent)),
        ]
    event = EVENTS[name](turn) if name in EVENTS else None
    found = _views(turn, _clocks_after(turn, event)) if event else []
    heading = _("Nếu đồng ý, hạn mới là") if name == "decide_extension" else _("Hạn xử lý dự kiến")
    return [Foreseen(heading, found)] if found else []


def _clocks_after(turn: Turn, event: Event) -> list[Clock]:
    """The running clocks that this event would start or move, and at assessment the whole case's."""
    file = turn.file
    after = Step(
        file.row.last_seq + 1,
        turn.now,
        turn.standing.value,
        event,
        turn.actor.person_id,
        event.fold(file.state, turn.now),
    )
    before = {clock.key: clock.due_current for clock in file.clocks() if clock.ended_at is None}
    found = [
        clock
        for clock in clocks(moments([*file.history, after]), file.rules, now=turn.now)
        if clock.ended_at is None and clock.kind in SHOWN and not clock.paused
    ]
    always = ClockKind.CASE if turn.action.name == "assess" else None
    return [
        clock
        for clock in found
        if clock.kind is always or (before.get(clock.key) != clock.due_current and _said(clock))
    ]


def _said(clock: Clock) -> bool:
    """A unit's custody says nothing that its stages do not say better."""
    at_agency = clock.holder is not None and clock.holder.kind is HolderKind.AGENCY
    return clock.kind is not ClockKind.CUSTODY or at_agency


def _views(turn: Turn, found: list[Clock]) -> list[dict[str, Any]]:
    """The nearest first, and of two that end together only the one named first in ``SHOWN``."""
    by_due: dict[datetime, Clock] = {}
    for clock in sorted(found, key=lambda each: SHOWN.index(each.kind)):
        by_due.setdefault(clock.due_current, clock)
    return [_view(turn, by_due[due]) for due in sorted(by_due)]


def _view(turn: Turn, clock: Clock) -> dict[str, Any]:
    return {
        "name": say(NAMES[clock.kind]) if clock.kind in NAMES else clock_name(clock),
        "due_text": _due(clock.due_current, turn.file.calendar),
        "due_exact": exact(clock.due_current),
        "original_text": "",
        "tone": "none",
        "lateness": "",
        "holder": "",
        "strip": strip(clock, turn.file.calendar),
        "explain_href": "",
    }


def _due(due: datetime, calendar: WorkCalendar) -> str:
    """The day; with the hour where the term is in office hours and does not end with the day."""
    words = due_words(due, calendar)
    if due == calendar.end_of(calendar.local_date(due)):
        return words
    return f"{due.astimezone(ZONE):%H:%M} {words}"


def _assessed(*, urgent: bool) -> Assessed:
    return Assessed(
        severity="normal",
        scale="unknown",
        urgent=urgent,
        complex=False,
        complained=(),
        screened=True,
    )


def _told(turn: Turn) -> FeedbackGiven:
    day = turn.file.today.isoformat()
    return FeedbackGiven(channel="meeting", told_on=day, nobody_to_ask=False)


def _reopened(turn: Turn) -> Reopened:
    return Reopened(state=turn.after.value, lead_id=_lead(turn), supporting=())


def _granted(turn: Turn) -> ExtensionDecided:
    return ExtensionDecided(granted=True, days=turn.file.state.extension_asked or 1)


def _lead(turn: Turn) -> int:
    """Any agency serves: which one it is moves no date."""
    return turn.file.state.lead_id or 0


EVENTS: dict[str, Callable[[Turn], Event]] = {
    "accept": lambda _turn: Accepted(),
    "assign": lambda turn: Assigned(lead_id=_lead(turn), supporting=()),
    "decide_extension": _granted,
    "dispute": lambda _turn: Disputed(),
    "give_feedback": _told,
    "object": lambda _turn: Objected(),
    "reassign": lambda turn: Reassigned(lead_id=_lead(turn), supporting=()),
    "refer_up": lambda turn: ReferredUp(unit_id=turn.file.lineage[1]),
    "reopen": _reopened,
    "resolve": lambda _turn: Resolved(outcome="settled"),
    "return_case": lambda _turn: Returned(),
    "rework": lambda _turn: ReworkAsked(),
}
