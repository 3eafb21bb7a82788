"""What a number of the overview counts, as the page of its cases says it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.language import say
from api.views.ledger import period_name
from casework.figures.behind import OF_AGE, OF_MONTH, OF_STEP, Asked, Behind
from casework.figures.months import AGES
from workflows.figures.words import (
    ENTRY_LABELS,
    EXIT_LABELS,
    OUTCOME_LABELS,
    Entry,
    Exit,
    Outcome,
)
from workflows.states import STATE_LABELS, State
from workflows.types import CASE_TYPES

NAMES: Final[Mapping[str, Any]] = {
    "to_handle": later("Cần xử lý"),
    "open": later("Đang xử lý"),
    "late": later("Đang trễ hạn"),
    "done": later("Đã xử lý"),
    "on_time_original": later("Đúng hạn ban đầu"),
    "on_time": later("Đúng hạn (kể cả gia hạn)"),
    "month.received": later("Tiếp nhận"),
    "month.answered": later("Đã phản hồi tới người dân"),
    "month.late": later("Trễ hạn cuối tháng"),
    "age.open": later("Đang xử lý"),
    "age.late": later("Trễ hạn"),
}


def number_name(asked: Asked, units: Mapping[int, str]) -> str:
    """“Đang trễ hạn · Xã Suối Mây · Ô nhiễm môi trường”."""
    parts = [_name(asked.of)]
    if asked.of in OF_MONTH and asked.month is not None:
        parts.append(period_name(asked.month))
    if asked.of in OF_AGE and asked.age is not None:
        parts.append(age_name(asked.age))
    if asked.place is not None:
        parts.append(units.get(asked.place, "?"))
    if asked.type is not None:
        parts.append(say(CASE_TYPES[asked.type].label))
    return " · ".join(parts)


def step_name(step: str) -> str:
    """A step that cases have got to."""
    confirmed = step == Outcome.CONFIRMED
    return say(OUTCOME_LABELS[Outcome.CONFIRMED] if confirmed else STATE_LABELS[State(step)])


def age_name(first: int) -> str:
    """“8–30 ngày”, “Từ 91 ngày”."""
    after = [each for each in AGES if each > first]
    if not after:
        return str(_("Từ %(a)s ngày", a=first))
    return str(_("%(a)s–%(b)s ngày", a=first, b=after[0] - 1))


def behind_lines(found: Behind) -> list[dict[str, Any]]:
    """The lines with their words."""
    return [
        {
            "line": each,
            "exit": say(EXIT_LABELS[Exit(each.exit)]) if each.exit else "",
            "outcome": say(OUTCOME_LABELS[Outcome(each.outcome)]) if each.outcome else "",
        }
        for each in found.lines
    ]


def _name(of: str) -> str:
    if of in NAMES:
        return str(NAMES[of])
    kind, _dot, value = of.partition(".")
    if of in OF_STEP:
        return step_name(value)
    return say(ENTRY_LABELS[Entry(value)] if kind == "entry" else OUTCOME_LABELS[Outcome(value)])
