"""Review mode: one case fills the screen, with where it stands in the row of cases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.views.action_buttons import button_label
from api.views.action_forms import FORMS
from api.views.case_summary import DIRECTIVE_WORDS
from api.views.directive_register import directive_name
from casework.lists.case import CaseReading
from casework.lists.directives import Words
from workflows.meeting import DECISIONS

# One key a decision; n and p go on and back.
KEYS = {
    "direct": "d",
    "decide_extension": "g",
    "remind": "r",
    "refer_up": "u",
    "put_in_hot_spot": "h",
    "close_directive": "c",
    "hold_over": "t",
}


class Place(NamedTuple):
    """Where a case stands among those reviewed; an empty address where there is none."""

    number: int
    total: int
    next_href: str
    prev_href: str
    back_href: str


class Decision(NamedTuple):
    """A decision that would succeed: its word, its key and the address of its form."""

    action: str
    label: str
    key: str
    href: str
    current: bool


class DirectedBefore(NamedTuple):
    """A directive or promise on the case: what, by when, and what came of it."""

    name: str
    text: str
    due: str
    status: str
    answer: str


def place_of(ref: str, refs: Sequence[str], *, here: str, query: str, back: str) -> Place:
    """``here`` is the address before the number, ``query`` what follows it."""
    position = refs.index(ref) if ref in refs else -1

    def href(at: int) -> str:
        return f"{here}/{refs[at]}{query}" if 0 <= at < len(refs) else ""

    before = position - 1 if position > 0 else len(refs)
    return Place(position + 1, len(refs), href(position + 1), href(before), back)


def decisions_of(reading: CaseReading, *, here: str, query: str, chosen: str) -> list[Decision]:
    """What may be decided about the case now, in the order in which a meeting asks."""
    possible = {action.name: action for action in reading.file.possible(reading.actor)}
    joint = "&" if query else "?"
    return [
        Decision(
            name,
            str(button_label(possible[name], reading.file)),
            KEYS.get(name, ""),
            f"{here}/{reading.file.row.ref}{query}{joint}do={name}",
            name == chosen,
        )
        for name in DECISIONS
        if name in possible and name in FORMS
    ]


def directed_before(
    reading: CaseReading, words: dict[tuple[int, int], Words]
) -> list[DirectedBefore]:
    """Every directive and promise, the newest first."""
    found = []
    for each in reversed(reading.file.state.directives):
        said = words.get((reading.file.row.id, each.number), Words("", None, "", None, ""))
        due = each.due_on
        found.append(
            DirectedBefore(
                name=directive_name(each.number, promised=bool(each.dialogue)),
                text=said.text,
                due=str(_("hạn %(day)s", day=f"{due[8:]}/{due[5:7]}/{due[:4]}")),
                status=str(DIRECTIVE_WORDS[each.status]),
                answer=said.answer,
            )
        )
    return found


def keys_help(place: Place, decisions: Sequence[Decision]) -> list[tuple[str, Any]]:
    """The keys that do something here, with what."""
    found: list[tuple[str, Any]] = []
    if place.next_href:
        found.append(("n", _("vụ việc sau")))
    if place.prev_href:
        found.append(("p", _("vụ việc trước")))
    return found + [(each.key, each.label) for each in decisions if each.key]
