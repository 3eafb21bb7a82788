"""Clocks are what the history says, and every rung was climbed exactly once (promise R4)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from casework.casefile import CaseFile
from casework.checking.records import Records
from casework.checking.violation import Violation
from casework.events.beside import Escalated
from casework.history.reading import Step
from casework.models import Case, CaseClock
from casework.settling import copy_clock, copy_due

# Rungs without a clock: the second return goes to the coordinator above (design §2).
RETURNS = "returns"
CLOCK_COLUMNS = (
    "kind", "name", "cycle", "unit_id", "agency_id", "source", "policy_version",
    "calendar_version", "started_at", "started_seq",
    "due_original", "due_current", "paused", "ended_at", "first_breached_at", "days_late",
    "next_rung_at",
)  # fmt: skip
DUE_COLUMNS = ("due_at", "due_original", "due_clock", "case_due_at", "level")
# Promise R4: an escalation exists a minute and a round of the ticker after it is due.
PATIENCE = timedelta(minutes=5)


def clocks(case: Records, then: CaseFile, now: CaseFile) -> Iterator[Violation]:
    """The stored clocks equal those derived, as of the last event or of now.

    Between events only time passes: a pause runs out, a due date is missed. The row learns of
    that at its next settling, so each column may hold either.
    """
    stored = {clock.key: clock for clock in case.clocks}
    before, after = _derived(case, then), _derived(case, now)
    for key in sorted(stored.keys() ^ after.keys()):
        found = f"{key} is stored, not derived" if key in stored else f"{key} is not stored"
        yield Violation("clock", case.row.ref, found)
    for key in stored.keys() & after.keys():
        for name in CLOCK_COLUMNS:
            value, wanted = getattr(stored[key], name), getattr(after[key], name)
            if value not in (wanted, getattr(before[key], name)):
                found = f"{name} of {key} is {value}, its events say {wanted}"
                yield Violation("clock", case.row.ref, found)


def due(case: Records, then: CaseFile, now: CaseFile) -> Iterator[Violation]:
    """The nearest deadline on the row is that of its clocks."""
    stored = {clock.key: clock for clock in case.clocks}
    if stored.keys() != {clock.key for clock in now.clocks()}:
        return
    wanted = []
    for file in (then, now):
        row = Case()
        copy_due(row, file.clocks(), stored)
        wanted.append(row)
    for name in DUE_COLUMNS:
        value = getattr(case.row, name)
        if value not in [getattr(row, name) for row in wanted]:
            found = f"{name} is {value}, its clocks say {getattr(wanted[-1], name)}"
            yield Violation("due", case.row.ref, found)


def rungs(case: Records, file: CaseFile) -> Iterator[Violation]:
    """Each escalation has one event, each event its escalation, and no due rung was left out."""
    keys = {clock.id: clock.key for clock in case.clocks}
    climbed = Counter((keys.get(each.clock_id), each.level) for each in case.escalations)
    told = Counter(_told(file.history))
    for key, level in sorted((climbed - told).elements(), key=str):
        found = f"level {level} of {key} has no event"
        yield Violation("escalation without event", case.row.ref, found)
    for key, level in sorted((told - climbed).elements(), key=str):
        found = f"the event of level {level} of {key} has no escalation, or is told twice"
        yield Violation("event without escalation", case.row.ref, found)
    for clock in case.clocks:
        yield from _ladder(case, file, clock)


def unfired(case: Records, file: CaseFile) -> Iterator[Violation]:
    """A warning for each rung that waits although its time has come."""
    for clock in case.clocks:
        at = clock.next_rung_at
        if clock.ended_at is None and at is not None and at < file.now - PATIENCE:
            found = f"{clock.key} waits for the sweep since {at.isoformat()}"
            yield Violation("rung not climbed", case.row.ref, found, warning=True)


def _derived(case: Records, file: CaseFile) -> dict[str, CaseClock]:
    levels = {clock.key: clock.level for clock in case.clocks}
    rows = {}
    for clock in file.clocks():
        rows[clock.key] = CaseClock(level=levels.get(clock.key, 0))
        copy_clock(file, rows[clock.key], clock)
    return rows


def _told(history: list[Step]) -> Iterator[tuple[str | None, int]]:
    for each in history:
        if isinstance(each.event, Escalated) and each.event.clock != RETURNS:
            yield each.event.clock, each.event.level


def _ladder(case: Records, file: CaseFile, clock: CaseClock) -> Iterator[Violation]:
    """Levels up to the clock's own; a warning before the due date may fall before its start."""
    climbed = {each.level for each in case.escalations if each.clock_id == clock.id}
    if max(climbed, default=0) != clock.level:
        found = f"{clock.key} says {clock.level}, it climbed {sorted(climbed)}"
        yield Violation("level", case.row.ref, found)
    for rung in file.policy.ladder:
        skipped = rung.level <= clock.level and rung.level not in climbed
        if skipped and rung.offset >= 0:
            found = f"{clock.key} left out level {rung.level}"
            yield Violation("rung left out", case.row.ref, found)
