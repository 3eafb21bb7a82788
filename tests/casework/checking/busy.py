"""A small office with a past: cases of every state, late ones, merged ones, with photos."""

from __future__ import annotations

from datetime import datetime, timedelta

from casework.actions.escalate import sweep
from tests.cases import Cases
from workflows.states import State


def live(cases: Cases) -> datetime:
    """Write it all with real actions; returns the time it is afterwards."""
    for state in State:
        cases.at(state)
    photographed = cases.at(State.IN_PROGRESS)
    cases.do("dan", photographed, "attach", moment="after")
    cases.do("alice", photographed, "note")
    cases.do("dan", photographed, "ask_extension")
    cases.do("bob", photographed, "decide_extension")
    disputed = cases.at(State.FEEDBACK)
    cases.do("bob", disputed, "name_confirmer")
    cases.do("amy", disputed, "dispute")
    cases.do("bob", disputed, "reopen")
    twice_returned = cases.at(State.ASSIGNED)
    for who, action in (("dan", "return_case"), ("bob", "assign"), ("dan", "return_case")):
        cases.do(who, twice_returned, action)
    paused = cases.at(State.ASSIGNED)
    cases.do("bob", paused, "pause")
    referred = cases.at(State.ASSESSED)
    cases.do("bob", referred, "refer_up")
    cases.do("frank", cases.at(State.ASSIGNED), "direct", owner="lead")
    masked = cases.reported()
    cases.do("bob", masked, "assess", title="Nước thải (đã che tên)")
    later = cases.now + timedelta(days=12)
    sweep(now=later)
    return later
