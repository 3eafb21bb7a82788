"""The one path of every change to a case: visible, allowed, current, possible, done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from casework.adopting import open_to_change
from casework.casefile import CaseFile
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.events import Event
from casework.models import CaseEvent
from casework.queries import case_to_change
from casework.recording import record
from casework.settling import settle
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor, Standing
from workflows.definition import Action
from workflows.machine import next_state
from workflows.standing import standings
from workflows.states import State
from workflows.words import Label

# When someone stands to a case in several ways, the first of these signs the event.
SIGNING_ORDER = tuple(Standing)


@dataclass(frozen=True)
class Turn:
    """A command being carried out: who does what to which case, and the state it will reach."""

    file: CaseFile
    action: Action
    after: State
    actor: Actor
    standing: Standing

    @property
    def now(self) -> datetime:
        """The database's time at the start of the command."""
        return self.file.now

    def record(
        self,
        event: Event,
        *,
        text: Mapping[str, str] | None = None,
        identity: Mapping[str, Any] | None = None,
    ) -> CaseEvent:
        """Append an event signed by this actor."""
        return record(
            self.file,
            event,
            actor=self.actor,
            standing=self.standing,
            text=text,
            identity=identity,
        )


@dataclass(frozen=True)
class Performed:
    """What a command left behind."""

    ref: str
    state: str
    version: int


Command = Callable[..., None]
COMMANDS: dict[str, Command] = {}


def command(function: Command) -> Command:
    """Enter the function as the command of the action with its name."""
    if function.__name__ in COMMANDS:
        raise TypeError(f"two commands are named {function.__name__}")
    COMMANDS[function.__name__] = function
    return function


def perform(
    ref: str,
    action: str,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **inputs: Any,
) -> Performed:
    """Carry out one action on one case, in one transaction.

    Raises NotFound (invisible), NotAllowed (not yours to do), Stale (``version`` is old),
    workflows.machine.NotPossible (wrong state or guard), BadInput (naming the field).
    """
    with unit_of_work() as session:
        return perform_in(session, ref, action, actor=actor, now=now, version=version, **inputs)


def perform_in(
    session: Writing,
    ref: str,
    action: str,
    *,
    actor: Actor,
    now: datetime,
    version: int | None = None,
    **inputs: Any,
) -> Performed:
    """The same within a transaction that writes something beside it, and commits for both."""
    row = case_to_change(session, ref, actor=actor)
    file = open_to_change(session, row, now=now)
    turn = take_turn(file, action, actor=actor, version=version)
    COMMANDS[action](turn, **inputs)
    settle(file)
    return Performed(row.ref, row.state, row.version)


def take_turn(file: CaseFile, name: str, *, actor: Actor, version: int | None = None) -> Turn:
    """Check everything that does not depend on the inputs, in the order of design §4."""
    action = file.type.by_name.get(name)
    if action is None:
        raise BadInput("action", Label("Không có việc này.", "There is no such action."))
    facts = file.facts()
    standing_here = standings(actor, facts)
    if not standing_here:
        raise NotFound
    allowed = action.allowed(facts) & standing_here
    if not allowed:
        raise NotAllowed
    barred = action.bars(actor.person_id, standing_here, facts)
    if barred is not None:
        raise NotAllowed(barred)
    if version is not None and version != file.row.version:
        raise Stale
    after = next_state(file.type, action, facts)
    signing = next(standing for standing in SIGNING_ORDER if standing in allowed)
    return Turn(file, action, after, actor, signing)
