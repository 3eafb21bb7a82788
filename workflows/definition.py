"""What a case type is made of: actions with guards, its first policy; it checks itself on load."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from workflows.actors import Standing
from workflows.facts import Facts
from workflows.policy import Policy
from workflows.states import ENDED, State
from workflows.words import Label


class InvalidCaseType(ValueError):
    """A case type that cannot be run; the message names every fault found."""


@dataclass(frozen=True)
class Guard:
    """A condition on the case beyond its state, with the sentence a refusal says."""

    holds: Callable[[Facts], bool]
    because: Label


OWN_REQUEST = Label("Người đề nghị không tự duyệt.", "Whoever asked does not decide.")
OWN_AGENCY = Label(
    "Người làm việc ở cơ quan đang xử lý không tự duyệt việc này.",
    "Whoever works for the handling agency does not decide this.",
)


@dataclass(frozen=True)
class Action:
    """One verb of the life cycle: from which states to which, by whom, under which guards.

    ``moves`` maps each state it may start from to the state after it; an action beside
    the states maps a state to itself. ``narrows`` gives, for facts, the only standings
    allowed where the set in ``by`` is too wide (a second extension, an open objection).
    ``asker`` is the person whose request this decides, and who therefore never decides it;
    ``impartial`` deeds give an agency time, and nobody who also sits there does them.
    """

    name: str
    label: Label
    done: Label
    moves: Mapping[State, State]
    by: frozenset[Standing]
    guards: tuple[Guard, ...] = ()
    narrows: Callable[[Facts], frozenset[Standing]] | None = None
    asker: Callable[[Facts], int | None] | None = None
    impartial: bool = False

    def allowed(self, facts: Facts) -> frozenset[Standing]:
        """The standings that may do this to the case as it is."""
        return self.by if self.narrows is None else self.by & self.narrows(facts)

    def bars(self, person_id: int | None, here: frozenset[Standing], facts: Facts) -> Label | None:
        """Why somebody with these standings is no judge of it (promise H5); None if they are."""
        if self.asker is not None and person_id == self.asker(facts):
            return OWN_REQUEST
        return OWN_AGENCY if self.impartial and Standing.LEAD in here else None


@dataclass(frozen=True, kw_only=True, eq=False)
class CaseType:
    """The rule book of one kind of matter, over the shared life cycle.

    ``policy`` is the first version of its numbers; later ones are rows (design §3).
    ``sensitive`` types never show a finer place than the hamlet nor a time of day;
    ``starts_at_top`` sends a commune's report to the province, unseen by the commune.
    """

    slug: str
    label: Label
    hint: Label
    policy: Policy
    actions: tuple[Action, ...]
    competent: tuple[str, ...]
    sensitive: bool = False
    starts_at_top: bool = False
    by_name: Mapping[str, Action] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Refuse a type that could strand a case: every fault is told at once."""
        object.__setattr__(self, "by_name", {action.name: action for action in self.actions})
        faults = [*self._faulty_words(), *self._faulty_actions(), *self._faulty_paths()]
        if faults:
            raise InvalidCaseType(f"{self.slug}: " + "; ".join(faults))

    def _faulty_words(self) -> list[str]:
        named = [("label", self.label), ("hint", self.hint)]
        named += [(f"action {action.name}", action.label) for action in self.actions]
        return [f"{name} lacks a label" for name, label in named if not all(label)]

    def _faulty_actions(self) -> list[str]:
        faults = []
        if len(self.by_name) != len(self.actions):
            faults.append("an action is named twice")
        for action in self.actions:
            if not action.by:
                faults.append(f"nobody may {action.name}")
            faults += [
                f"{action.name} names the unknown role {standing!r}"
                for standing in action.by
                if standing not in set(Standing)
            ]
            faults += [
                f"{action.name} names the unknown state {state!r}"
                for move in action.moves.items()
                for state in move
                if state not in set(State)
            ]
        return faults

    def _faulty_paths(self) -> list[str]:
        moves = [move for action in self.actions for move in action.moves.items()]
        reached, frontier = {State.REPORTED}, [State.REPORTED]
        while frontier:
            here = frontier.pop()
            found = {after for before, after in moves if before == here} - reached
            reached |= found
            frontier += found
        faults = [f"{state} cannot be reached" for state in State if state not in reached]
        for state in State:
            if state not in ENDED and not any(b == state != a for b, a in moves):
                faults.append(f"{state} has no way out")
            timed = state in ENDED or state is State.FEEDBACK or state in self.policy.terms.stages
            if not timed:
                faults.append(f"{state} has no deadline")
        return faults
