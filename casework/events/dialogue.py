"""Meetings about a case: with the people it is about, what was promised them, and with officials."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from casework.events.base import INSIDE, LEAD, OFFICES, Circle, Event, Told
from casework.events.beside import Directed
from casework.fold import CaseState, Directive


@dataclass(frozen=True, kw_only=True)
class DialogueHeld(Event):
    """Officials met people on that day; who came is never recorded."""

    kind: ClassVar[str] = "dialogue_held"
    moves_version: ClassVar[bool] = False
    tells: ClassVar[tuple[Told, ...]] = (*LEAD, Told.COORDINATORS)
    open_to: ClassVar[frozenset[Circle]] = INSIDE

    number: int
    held_on: str

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """Counted."""
        return replace(case, dialogues=self.number)


@dataclass(frozen=True, kw_only=True)
class Committed(Directed):
    """Something promised there: it has an owner and a deadline, and is followed up like a directive."""

    kind: ClassVar[str] = "committed"

    dialogue: int

    def fold(self, case: CaseState, at: datetime) -> CaseState:
        """One more to follow up."""
        new = Directive(self.number, self.owner, self.due_on, "open", self.dialogue)
        return replace(case, directives=(*case.directives, new))


@dataclass(frozen=True, kw_only=True)
class HeldOver(Event):
    """The unit's next review meeting takes it up; what committees talk of is theirs to know."""

    kind: ClassVar[str] = "held_over"
    moves_version: ClassVar[bool] = False
    open_to: ClassVar[frozenset[Circle]] = OFFICES

    unit_id: int
