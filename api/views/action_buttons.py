"""The buttons of a case page: one for each action that would succeed for this reader now."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.language import say
from casework.casefile import CaseFile
from workflows.actors import Actor
from workflows.definition import Action
from workflows.lifecycle import MAIN

# These have a place of their own on the page, or are nobody's to press.
ELSEWHERE = frozenset({"attach", "lapse"})
# A witness answers both on one page, with the photos before and after beside each other.
ON_CONFIRM_PAGE = frozenset({"confirm", "dispute"})
# What a desk is there for in each state; the first one possible is the page's primary button.
FIRST_WISH = ("assess", "assign", "accept", "resolve", "give_feedback", "decide_extension")
FINAL = frozenset({"decline", "return_case", "close", "dismiss_objection"})
IN_LIFE_CYCLE = frozenset(action.name for action in MAIN)


class Button(NamedTuple):
    """One button: a link to a form (``href``), or a POST to ``post`` that asks ``confirm`` first.

    ``beside`` marks what does not move the case; the page may fold those away.
    """

    action: str
    label: str
    kind: str
    href: str
    post: str
    confirm: str
    beside: bool


def buttons(file: CaseFile, actor: Actor) -> list[Button]:
    """The buttons for this reader: the main one first, then in the order of the life cycle.

    A direct POST sends ``action`` and ``version`` to ``post`` (with the CSRF token).
    """
    shown = [action for action in file.possible(actor) if action.name not in ELSEWHERE]
    names = {action.name for action in shown}
    main = next((name for name in FIRST_WISH if name in names), "")
    found = [_button(action, file, main) for action in shown]
    return sorted(found, key=lambda button: (button.action != main, button.beside))


def _button(action: Action, file: CaseFile, main: str) -> Button:
    name, case = action.name, f"/cases/{file.row.ref}"
    direct = name == "accept"
    kind = "primary" if name == main else "danger" if name in FINAL else "plain"
    form = f"{case}/confirm" if name in ON_CONFIRM_PAGE else f"{case}/do/{name}"
    return Button(
        action=name,
        label=button_label(action, file),
        kind=kind,
        href="" if direct else form,
        post=f"{case}/transitions" if direct else "",
        confirm=_("Nhận xử lý vụ việc này? Đầu mối được báo ngay.") if direct else "",
        beside=name not in IN_LIFE_CYCLE,
    )


def button_label(action: Action, file: CaseFile) -> Any:
    """The action's word; a reminder says its number."""
    if action.name == "remind":
        return _("Đôn đốc lần %(n)s", n=file.state.reminders + 1)
    return say(action.label)
