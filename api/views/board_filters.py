"""The filters of the overdue board: each choice with the cases it would leave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.language import say
from api.views.counted import counted
from api.views.links import address
from casework.lists.facets import Choice, Facets
from casework.lists.overdue import BANDS, NOT_ASSESSED
from workflows.states import SEVERITY_LABELS, Severity
from workflows.types import CASE_TYPES

PATH = "/board"
# More values than this fold away behind "Thêm".
SHOWN = 8


class FilterLink(NamedTuple):
    """A choice: what it is, how many cases it would leave, and where it leads."""

    label: str
    number: str
    href: str
    current: bool


class FilterGroup(NamedTuple):
    """One filter: the choices in sight, and those folded away."""

    label: str
    shown: Sequence[FilterLink]
    more: Sequence[FilterLink]


def filter_groups(found: Facets, asked: Mapping[str, Any]) -> list[FilterGroup]:
    """The groups in the order in which a committee narrows: how late, how grave, whose."""
    labels = {
        "late": _("Số ngày làm việc quá hạn"),
        "severity": _("Mức độ"),
        "unit": _("Đơn vị đang giữ"),
        "agency": _("Cơ quan chủ trì"),
        "type": _("Lĩnh vực"),
    }
    return [_group(name, label, found, asked) for name, label in labels.items()]


def _group(name: str, label: str, found: Facets, asked: Mapping[str, Any]) -> FilterGroup:
    links = [
        FilterLink(
            _label(name, choice),
            counted(choice.n, cut=found.cut),
            address(PATH, asked, **_changes(name, choice, asked)),
            _current(name, choice, asked),
        )
        for choice in _in_order(name, found.by[name], asked)
    ]
    # A chosen value is never folded away.
    links.sort(key=lambda link: not link.current)
    return FilterGroup(label, links[:SHOWN], links[SHOWN:])


def _in_order(name: str, choices: Sequence[Choice], asked: Mapping[str, Any]) -> list[Choice]:
    """Bands and severities in their own order, the rest by number; a chosen one always shows."""
    found = list(choices)
    known = {choice.value for choice in choices}
    chosen = None if name == "agency" and asked.get("unassigned") else asked.get(name, "")
    if chosen != "" and chosen not in known:
        found.append(Choice(chosen, None, 0))
    orders = {"late": list(BANDS), "severity": [*reversed(Severity), NOT_ASSESSED]}
    own: Sequence[str] | None = orders.get(name)
    return sorted(found, key=lambda choice: own.index(choice.value)) if own else found


def _current(name: str, choice: Choice, asked: Mapping[str, Any]) -> bool:
    if choice.value is None:
        return bool(asked.get("unassigned"))
    return bool(asked.get(name) == choice.value)


def _changes(name: str, choice: Choice, asked: Mapping[str, Any]) -> dict[str, Any]:
    """What choosing it sets; choosing what is chosen lets go of it."""
    taken = not _current(name, choice, asked)
    if name != "agency":
        return {name: choice.value if taken else None}
    nobody = choice.value is None
    return {
        "unassigned": nobody and taken,
        "agency": choice.value if taken and not nobody else None,
    }


def _label(name: str, choice: Choice) -> str:
    if name == "late":
        return _band(choice.value)
    if name == "type":
        return say(CASE_TYPES[choice.value].label)
    if name == "severity" and choice.value != NOT_ASSESSED:
        return say(SEVERITY_LABELS[Severity(choice.value)])
    if name == "severity":
        return str(_("Chưa phân loại"))
    if choice.value is None:
        return str(_("Chưa giao"))
    return choice.name or str(_("Đang chọn"))


def _band(key: str) -> str:
    least, below = BANDS[key]
    if below is None:
        return str(_("Từ %(n)s ngày", n=least))
    if not least:
        return str(_("Dưới %(n)s ngày", n=below))
    return str(_("%(from)s–%(to)s ngày", **{"from": least, "to": below - 1}))
