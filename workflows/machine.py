"""The state machine: the only file that knows the ``transitions`` library."""

from __future__ import annotations

from functools import cache

from transitions import Machine, MachineError

from workflows.actors import Standing
from workflows.definition import Action, CaseType, Guard
from workflows.facts import Facts
from workflows.states import State
from workflows.words import Label

NOT_FROM_HERE = Label(
    "Không làm được việc này ở trạng thái hiện tại của vụ việc.",
    "This cannot be done while the case stands as it does.",
)


class NotPossible(Exception):
    """The case's state or facts do not allow the action; ``because`` says why."""

    def __init__(self, because: Label) -> None:
        super().__init__(because.vi)
        self.because = because


class _Place:
    """A throwaway model: the shared machine moves it and keeps no hold of it."""

    state: str

    def __init__(self, state: State) -> None:
        self.state = state.value


@cache
def _machine(case_type: CaseType) -> Machine:
    """One machine a type; automatic ``to_x`` moves are off, they would skip every rule."""
    return Machine(
        model=None,
        states=[state.value for state in State],
        transitions=[
            {"trigger": action.name, "source": before.value, "dest": after.value}
            for action in case_type.actions
            for before, after in action.moves.items()
        ],
        initial=None,
        auto_transitions=False,
    )


def next_state(case_type: CaseType, action: Action, facts: Facts) -> State:
    """The state after ``action``; raises NotPossible from a wrong state or failed guard."""
    place = _Place(facts.state)
    try:
        _machine(case_type).events[action.name].trigger(place)
    except MachineError as refused:
        raise NotPossible(NOT_FROM_HERE) from refused
    unmet = unmet_guard(action, facts)
    if unmet is not None:
        raise NotPossible(unmet.because)
    return State(place.state)


def unmet_guard(action: Action, facts: Facts) -> Guard | None:
    """The first guard that does not hold, or None."""
    return next((guard for guard in action.guards if not guard.holds(facts)), None)


def possible(
    case_type: CaseType, facts: Facts, standings: frozenset[Standing]
) -> tuple[Action, ...]:
    """The actions that would succeed now for these standings, in the type's order."""
    return tuple(
        action
        for action in case_type.actions
        if facts.state in action.moves
        and action.allowed(facts) & standings
        and unmet_guard(action, facts) is None
    )
