"""The standard case of the table, brought into any situation by real actions."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.cases import PATH, WHO, Cases
from tests.table import Situation
from workflows.states import State


def bring(cases: Cases, case: Situation) -> str:
    """The standard case of the table, walked to this state and given these marks."""
    if "recurs" in case.marks:
        cases.at(State.CLOSED)
    ref = cases.reported()
    coordinator = "bob"
    if "at_the_top" in case.marks:
        cases.do("bob", ref, "refer_up")
        coordinator = "carol"
    # Only a complex case has a second extension to ask for.
    more: dict[str, dict[str, Any]] = {
        "assess": {"complex": {"extended", "extension_asked"} <= case.marks}
    }
    for action in PATH[State(case.state)]:
        who = coordinator if WHO[action] == "bob" else WHO[action]
        cases.do(who, ref, action, **more.get(action, {}))
    for mark, deeds in MARKING.items():
        if mark in case.marks:
            for who, action, inputs in deeds:
                cases.do(who, ref, action, **inputs)
    return ref


MARKING: dict[str, tuple[tuple[str, str, dict[str, Any]], ...]] = {
    "disputed": (("alice", "dispute", {}),),
    "objected": (("alice", "object", {}),),
    "paused": (("bob", "pause", {}),),
    # All sixty days; the world then lets more time pass than they last.
    "pauses_spent": (("bob", "pause", {"review_on": date(2026, 5, 1)}),),
    "extended": (("dan", "ask_extension", {}), ("bob", "decide_extension", {})),
    "extension_asked": (("dan", "ask_extension", {}),),
    "hand_back_asked": (("dan", "ask_hand_back", {}),),
    "category_asked": (("bob", "recategorise", {"category": "land_grievance"}),),
    "hot_spot": (("frank", "put_in_hot_spot", {}),),
    "statutory": (("bob", "attach_statutory", {}),),
    "statutory_spent": (("bob", "extend_statutory", {}),),
    "dialogue": (("bob", "hold_dialogue", {}),),
    "directive_lead": (("frank", "direct", {"owner": "lead"}),),
    "directive_coordinator": (("frank", "direct", {}),),
}
