"""A phase worked out: one event of a case, with the clocks as they stood just after it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from casework.events.beside import ExtensionDecided
from casework.events.handling import FeedbackGiven
from casework.events.intake import Reported
from casework.events.triage import CategoryDecided
from casework.fold import CaseState
from casework.history.reading import Step, moments
from casework.models import CasePhase
from workflows.clocks import Clock
from workflows.counting import suspended_days
from workflows.deadlines import clocks
from workflows.figures.timeliness import timeliness, working_days_taken
from workflows.rulebook import Rulebook
from workflows.spans import clipped

EXTENDED: Final = "extended"
EXTENSION_REFUSED: Final = "extension_refused"
RECATEGORISED: Final = "recategorised"
CATEGORY_KEPT: Final = "category_kept"
COPIED: Final = (
    "cycle", "type", "state", "unit_id", "place_unit_id", "place_kind", "severity", "hot_spot",
    "disputed", "verification",
)  # fmt: skip


def begins_phase(step: Step) -> bool:
    """Whether others see another case after this event; remarks and reminders begin none."""
    return step.event.moves_version


def phase_of(history: Sequence[Step], rules: Rulebook) -> CasePhase:
    """The phase that the last of these events begins, counted by the rules of that time."""
    step = history[-1]
    before = history[-2].after if len(history) > 1 else None
    now = step.after
    found = {clock.key: clock for clock in clocks(moments(history), rules, now=step.at)}
    values: dict[str, Any] = {name: getattr(now, name) for name in COPIED}
    values |= _whole_case(found.get(f"{now.cycle}.case"), rules)
    values |= _held(now, found)
    values |= _left(before, now, found, rules)
    values |= _first_response(step, found, rules)
    return CasePhase(
        seq=step.seq,
        mark=_mark(step, before),
        since=step.at,
        paused=now.paused_until is not None,
        claimed_on=_claimed_on(step),
        **values,
    )


def _mark(step: Step, before: CaseState | None) -> str:
    event = step.event
    if isinstance(event, ExtensionDecided):
        return EXTENDED if event.granted else EXTENSION_REFUSED
    if isinstance(event, CategoryDecided):
        changed = before is None or before.type != step.after.type
        return RECATEGORISED if changed else CATEGORY_KEPT
    return event.kind


def _claimed_on(step: Step) -> date | None:
    """The day people say it happened, where it is a whole date."""
    event = step.event
    said = None
    if isinstance(event, Reported):
        said = event.began_on
    elif isinstance(event, FeedbackGiven):
        said = event.told_on
    try:
        return date.fromisoformat(said) if said else None
    except ValueError:
        return None


def _whole_case(clock: Clock | None, rules: Rulebook) -> dict[str, Any]:
    if clock is None:
        return {}
    due = {"due_original": clock.due_original, "due_current": clock.due_current}
    if clock.ended_at is None:
        return due
    return due | {f"settled{name}": value for name, value in _ended(clock, rules).items()} | {
        "settled_at": clock.ended_at
    }  # fmt: skip


def _held(now: CaseState, found: Mapping[str, Clock]) -> dict[str, Any]:
    if not now.held_by_agency:
        return {}
    clock = found[f"{now.cycle}.{now.custody}.custody"]
    return {
        "agency_id": now.lead_id,
        "custody": now.custody,
        "held_original": clock.due_original,
        "held_current": clock.due_current,
    }


def _left(
    before: CaseState | None, now: CaseState, found: Mapping[str, Clock], rules: Rulebook
) -> dict[str, Any]:
    if before is None:
        return {}
    values: dict[str, Any] = {}
    handed = (before.cycle, before.custody) != (now.cycle, now.custody)
    place = f"{before.cycle}.{before.custody}"
    if before.held_by_agency and (handed or not now.held_by_agency):
        custody = _ended(found[f"{place}.custody"], rules)
        values |= {"left_agency_id": before.lead_id, "left_custody": before.custody}
        values |= {f"left{name}": value for name, value in custody.items()}
    stage = found.get(f"{place}.{before.state}")
    if stage is not None and stage.ended_at is not None and (handed or before.state != now.state):
        values |= {"left_state": before.state, "left_state_days": _days(stage, rules)}
    return values


def _first_response(step: Step, found: Mapping[str, Clock], rules: Rulebook) -> dict[str, Any]:
    clock = found.get("1.first_response")
    if clock is None or clock.ended_seq != step.seq:
        return {}
    return {"first_response": _ended(clock, rules)[""]}


def _ended(clock: Clock, rules: Rulebook) -> dict[str, Any]:
    """How an ended clock stood to its dates, the days it took, and the working days it was late."""
    calendar = rules.calendar_version(clock.calendar_version)
    ended = clock.ended_at or clock.started_at
    return {
        "": timeliness(ended, clock.due_current, calendar).value,
        "_original": timeliness(ended, clock.due_original, calendar).value,
        "_days": _days(clock, rules),
        "_late": clock.days_late,
    }


def _days(clock: Clock, rules: Rulebook) -> int:
    calendar = rules.calendar_version(clock.calendar_version)
    ended = clock.ended_at or clock.started_at
    spans = clipped(clock.closed_suspensions, clock.started_at, ended)
    return working_days_taken(clock.started_at, ended, calendar, suspended_days(spans, calendar))
