"""Facts made from the situations of the hand-typed table, and the rules held against it."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache

from tests.table import STANDINGS, Situation, situations, verdict
from workflows.actors import Standing
from workflows.definition import Action, CaseType
from workflows.facts import Facts
from workflows.machine import possible
from workflows.states import State

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@cache
def facts_of(case: Situation) -> Facts:
    """The same case as the rules see it."""
    marks = case.marks
    ago = timedelta(days=91 if "past_90_days" in marks else 10)
    owners = {Standing(word) for word in ("lead", "coordinator") if f"directive_{word}" in marks}
    return Facts(
        type="pollution",
        state=State(case.state),
        now=NOW,
        disputed="disputed" in marks,
        lapse_due="lapse_due" in marks,
        status_asked="status_asked" in marks,
        statutory="statutory" in marks,
        statutory_extendable="statutory" in marks and "statutory_spent" not in marks,
        objected="objected" in marks,
        lineage=(1,) if "at_the_top" in marks else (2, 1),
        has_units_below="at_the_top" in marks and "kept_at_the_top" not in marks,
        paused="paused" in marks,
        pause_left="pauses_spent" not in marks,
        stage_overdue="overdue" in marks,
        late_here="late" in marks,
        extension_asked="extension_asked" in marks,
        extensions=1 if "extended" in marks else 0,
        extensions_left=0 if "extensions_spent" in marks else 1,
        hand_back_asked="hand_back_asked" in marks,
        category_asked="category_asked" in marks,
        hot_spot="hot_spot" in marks,
        recurs="recurs" in marks,
        dialogues=int("dialogue" in marks),
        open_directives=len(owners),
        directive_owners=frozenset(owners),
        # Told for open states too, so that no guard hides a wrong move.
        ended_at=NOW - ago,
    )


def differences(case_type: CaseType) -> Iterator[str]:
    """Where a case type and the table disagree: every situation, seen from every standing.

    Only of the actions that the type has: a mutant may bring just one.
    """
    names = case_type.by_name.keys()
    for case in situations():
        facts = facts_of(case)
        for word in STANDINGS:
            by_rules = possible(case_type, facts, frozenset({Standing(word)}))
            seen_from = frozenset({word})
            by_table = {name for name in names if verdict(name, case, seen_from) == "done"}
            for action in sorted({action.name for action in by_rules} ^ by_table):
                yield f"{action} by {word} when {case}"


def without_check(case_type: CaseType, *actions: Action) -> CaseType:
    """The type with other actions, even ones it would refuse to load with."""
    mutant = copy.copy(case_type)
    object.__setattr__(mutant, "actions", actions)
    object.__setattr__(mutant, "by_name", {action.name: action for action in actions})
    return mutant


def changes(action: Action) -> Iterator[tuple[str, Action]]:
    """The action with one rule taken away or one too many, each in turn."""
    for guard in action.guards:
        kept = tuple(each for each in action.guards if each is not guard)
        yield f"without the guard “{guard.because.en}”", replace(action, guards=kept)
    if action.narrows is not None:
        yield "without narrowing who", replace(action, narrows=None)
    for standing in Standing if action.narrows is None else action.by:
        yield f"by {standing} or not", replace(action, by=action.by ^ {standing})
    for state in State:
        moves = {k: v for k, v in action.moves.items() if k is not state}
        if state not in action.moves:
            moves[state] = state
        yield f"from {state} or not", replace(action, moves=moves)
