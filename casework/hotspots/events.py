"""Every kind of event of an entry, as a frozen record that knows how it changes the entry.

The pattern is that of case events: stored kinds are never renamed, bodies hold what JSON holds.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, ClassVar

from casework.hotspots.fold import Entry
from workflows.hotspots import Ending, PlanStep, Seen, Status

KINDS: dict[str, type[EntryEvent]] = {}


@dataclass(frozen=True, kw_only=True)
class EntryEvent:
    """The root of every kind."""

    kind: ClassVar[str]

    def __init_subclass__(cls) -> None:
        """Enter the kind."""
        KINDS[cls.kind] = cls

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        """The entry after this event, recorded at this moment, which was that day in the office."""
        return entry

    def body(self) -> dict[str, Any]:
        """As stored."""
        return asdict(self)


@dataclass(frozen=True, kw_only=True)
class Opened(EntryEvent):
    """By decision of a committee; the first event of every entry."""

    kind: ClassVar[str] = "opened"

    unit_id: int
    type: str

    def begin(self, at: datetime, on: date) -> Entry:
        """The entry as it comes into being; a check-in is owed a week later."""
        return Entry(unit_id=self.unit_id, type=self.type, opened_at=at, checked_on=on)


@dataclass(frozen=True, kw_only=True)
class CaseAdded(EntryEvent):
    """A case belongs to it; with work to be done, it is watched again."""

    kind: ClassVar[str] = "case_added"

    case_id: int

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        return replace(entry.watched(), cases=(*entry.cases, self.case_id))


@dataclass(frozen=True, kw_only=True)
class CaseRemoved(EntryEvent):
    """A case does not belong to it; without any, there is nothing to watch."""

    kind: ClassVar[str] = "case_removed"

    case_id: int

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        left = tuple(each for each in entry.cases if each != self.case_id)
        after = replace(entry, cases=left)
        return after if left else after.ended(Ending.WITHDRAWN, at)


@dataclass(frozen=True, kw_only=True)
class StepPlanned(EntryEvent):
    """A step of the plan, for an agency or for the unit itself."""

    kind: ClassVar[str] = "step_planned"

    number: int
    agency_id: int | None
    due_on: str

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        step = PlanStep(self.number, self.agency_id, date.fromisoformat(self.due_on), done=False)
        return replace(entry, steps=(*entry.steps, step))


@dataclass(frozen=True, kw_only=True)
class StepDone(EntryEvent):
    """It was done; the text says how."""

    kind: ClassVar[str] = "step_done"

    number: int

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        steps = tuple(s._replace(done=True) if s.number == self.number else s for s in entry.steps)
        return replace(entry, steps=steps)


@dataclass(frozen=True, kw_only=True)
class CheckedIn(EntryEvent):
    """Somebody looked, and says how it goes."""

    kind: ClassVar[str] = "checked_in"

    trend: str

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        return replace(entry, checked_on=on)


@dataclass(frozen=True, kw_only=True)
class Handled(EntryEvent):
    """No case of it waits for work any more; the verifications count from here."""

    kind: ClassVar[str] = "handled"

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        return replace(entry, status=Status.VERIFIED.value, handled_on=on)


@dataclass(frozen=True, kw_only=True)
class Unhandled(EntryEvent):
    """A case of it was opened again; what was verified before says nothing any more."""

    kind: ClassVar[str] = "unhandled"

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        return replace(entry.watched(), checked_on=on)


@dataclass(frozen=True, kw_only=True)
class Verified(EntryEvent):
    """What was found on the spot 30 or 90 days after."""

    kind: ClassVar[str] = "verified"

    after: int
    seen: str

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        changes: dict[str, Any] = {f"seen_{self.after}": Seen(self.seen).value}
        return replace(entry, **changes)


@dataclass(frozen=True, kw_only=True)
class CameBackThere(EntryEvent):
    """A new case like one of it; what had ended well has not."""

    kind: ClassVar[str] = "came_back"

    case_id: int

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        more = replace(entry, came_back=entry.came_back + 1)
        if entry.ending in {Ending.SETTLED, Ending.DORMANT}:
            return replace(more, ending=Ending.RECURRED.value, ended_well=entry.ending)
        return more


@dataclass(frozen=True, kw_only=True)
class DidNotComeBackThere(EntryEvent):
    """The case taken for a return was another matter; without any, it ended as it had."""

    kind: ClassVar[str] = "did_not_come_back"

    case_id: int

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        less = replace(entry, came_back=max(entry.came_back - 1, 0))
        if less.came_back or entry.ended_well is None:
            return less
        return replace(less, ending=entry.ended_well, ended_well=None)


@dataclass(frozen=True, kw_only=True)
class Reminded(EntryEvent):
    """Something owed was not done by its day; each level once."""

    kind: ClassVar[str] = "reminded"

    key: str
    due_on: str
    level: int

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        return replace(entry, reminded=(*entry.reminded, (self.key, self.due_on, self.level)))


@dataclass(frozen=True, kw_only=True)
class Ended(EntryEvent):
    """A committee's word that it need not be watched any more."""

    kind: ClassVar[str] = "ended"

    ending: str

    def fold(self, entry: Entry, at: datetime, on: date) -> Entry:
        return entry.ended(Ending(self.ending), at)
