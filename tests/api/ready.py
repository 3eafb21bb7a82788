"""Cases on which each action of the life cycle can be done, and its input as a browser sends it."""

from __future__ import annotations

from datetime import date, timedelta
from html.parser import HTMLParser
from typing import Any

from tests.cases import Cases
from tests.cast import ENVIRONMENT, POLICE
from workflows.states import State

# Action: who does it, in which state, and what others do first.
READY: dict[str, tuple[str, State, tuple[tuple[str, str, dict[str, Any]], ...]]] = {
    "accept": ("dan", State.ASSIGNED, ()),
    "add_commitment": ("bob", State.IN_PROGRESS, (("bob", "hold_dialogue", {}),)),
    "answer_directive": ("dan", State.IN_PROGRESS, (("frank", "direct", {"owner": "lead"}),)),
    "ask_extension": ("dan", State.IN_PROGRESS, ()),
    "ask_hand_back": ("dan", State.IN_PROGRESS, ()),
    "assess": ("bob", State.REPORTED, ()),
    "assign": ("bob", State.ASSESSED, ()),
    "attach_statutory": ("bob", State.IN_PROGRESS, ()),
    "change_severity": ("bob", State.ASSIGNED, ()),
    "close": ("bob", State.FEEDBACK, (("alice", "dispute", {}),)),
    "close_directive": ("frank", State.IN_PROGRESS, (("frank", "direct", {}),)),
    "confirm": ("alice", State.FEEDBACK, ()),
    "correct": ("bob", State.IN_PROGRESS, ()),
    "decide_category": (
        "carol",
        State.ASSESSED,
        (("bob", "recategorise", {"category": "land_grievance"}),),
    ),
    "decide_extension": ("bob", State.IN_PROGRESS, (("dan", "ask_extension", {}),)),
    "decline": ("bob", State.REPORTED, ()),
    "direct": ("frank", State.IN_PROGRESS, ()),
    "dismiss_objection": ("carol", State.DECLINED, (("alice", "object", {}),)),
    "dispute": ("alice", State.FEEDBACK, ()),
    "explain": ("dan", State.IN_PROGRESS, ()),
    "extend_statutory": ("dan", State.IN_PROGRESS, (("bob", "attach_statutory", {}),)),
    "give_feedback": ("bob", State.RESOLVED, ()),
    "hold_dialogue": ("bob", State.IN_PROGRESS, ()),
    "hold_over": ("frank", State.IN_PROGRESS, ()),
    "merge": ("bob", State.REPORTED, ()),
    "name_confirmer": ("bob", State.FEEDBACK, ()),
    "note": ("bob", State.IN_PROGRESS, ()),
    "object": ("alice", State.DECLINED, ()),
    "pause": ("bob", State.IN_PROGRESS, ()),
    "put_in_hot_spot": ("frank", State.IN_PROGRESS, ()),
    "reassign": ("bob", State.IN_PROGRESS, ()),
    "recategorise": ("bob", State.ASSESSED, ()),
    "refer_down": ("carol", State.REPORTED, (("bob", "refer_up", {}),)),
    "refer_up": ("bob", State.REPORTED, ()),
    "refuse_hand_back": ("bob", State.IN_PROGRESS, (("dan", "ask_hand_back", {}),)),
    "remind": ("bob", State.IN_PROGRESS, ()),
    "reopen": ("bob", State.FEEDBACK, (("alice", "dispute", {}),)),
    "resolve": ("dan", State.IN_PROGRESS, ()),
    "resume": ("bob", State.IN_PROGRESS, (("bob", "pause", {}),)),
    "return_case": ("dan", State.ASSIGNED, ()),
    "rework": ("bob", State.RESOLVED, ()),
    "settle_statutory": ("dan", State.IN_PROGRESS, (("bob", "attach_statutory", {}),)),
    "deny_recurrence": ("bob", State.ASSESSED, ()),
    "split": ("bob", State.REPORTED, ()),
    "status_note": ("paul", State.IN_PROGRESS, ()),
    "take_out_of_hot_spot": ("frank", State.IN_PROGRESS, (("frank", "put_in_hot_spot", {}),)),
}
MONTHS = timedelta(days=120)
# The one part of the page that is not the action's own.
FRAME = {"csrf_token", "action", "version"}


def ready(cases: Cases, action: str) -> tuple[str, str]:
    """Who may do it now, and the number of the case."""
    who, state, before = READY[action]
    ref = _case(cases, action, state)
    for name, deed, inputs in before:
        cases.do(name, ref, deed, **inputs)
    return who, ref


def _case(cases: Cases, action: str, state: State) -> str:
    """Only official conduct asks for a status, only a late case for its reason; some come back."""
    if action == "status_note":
        return cases.conduct()
    if action == "deny_recurrence":
        cases.at(State.CLOSED)
    return (Cases(cases.cast, cases.now - MONTHS) if action == "explain" else cases).at(state)


def filled(cases: Cases, action: str) -> dict[str, Any]:
    """A valid form for it, without version."""
    cast = cases.cast
    given: dict[str, dict[str, Any]] = {
        "assign": {"lead": cast.agency(ENVIRONMENT)},
        "reassign": {"lead": cast.agency(POLICE), **cases.inputs("rework")},
        "refer_down": {"unit": cast.unit("SMY"), **cases.inputs("rework")},
        "name_confirmer": {"confirmers": [cast.person("amy")]},
    }
    return {"action": action, **as_form(given.get(action) or cases.inputs(action))}


def as_form(inputs: dict[str, Any]) -> dict[str, Any]:
    """The same input as a browser sends it: ticks by their value, days as ISO text."""
    form = {name: _sent(value) for name, value in inputs.items() if value is not False}
    if "screened" in form:
        form |= {"screened": ["1", "2"], "complained": [""]}
    return form


def _sent(value: Any) -> Any:
    if value is True:
        return "true"
    return value.isoformat() if isinstance(value, date) else value


class Form(HTMLParser):
    """What the form to ``…/transitions`` of a page would send, and its texts."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.values: dict[str, list[str]] = {}
        self.checked: dict[str, list[str]] = {}
        self._inside = False
        self._area: str | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Fields of that one form only; a button is no field."""
        given = dict(attrs)
        if tag == "form":
            self._inside = (given.get("action") or "").endswith("/transitions")
        name = given.get("name")
        if not self._inside or name is None or tag not in ("input", "select", "textarea"):
            return
        self.names.add(name)
        self.values.setdefault(name, []).append(given.get("value") or "")
        if "checked" in given:
            self.checked.setdefault(name, []).append(given.get("value") or "")
        self._area = name if tag == "textarea" else None

    def handle_data(self, data: str) -> None:
        """The text of a textarea."""
        if self._area is not None:
            self.values[self._area] = [data]

    def handle_endtag(self, tag: str) -> None:
        """A textarea or the form ends."""
        if tag == "textarea":
            self._area = None
        if tag == "form":
            self._inside = False
