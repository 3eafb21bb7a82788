"""Inputs somebody could send: mostly sensible, sometimes not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from casework.actions.notes import StoredPhoto
from workflows.choices import Outcome, Scale
from workflows.states import Severity
from workflows.types import CASE_TYPES

WHY = {"reason": "Có lý do."}
AGENCIES = (1, 1, 1, 2, 2, 3, 4, 5)  # the fifth does not exist
PEOPLE = (1, 2, 2, 3, 4)  # three collaborators and a coordinator


@dataclass(frozen=True)
class Guess:
    """Who rolls the dice, on which day, among which cases."""

    dice: Random
    today: date
    refs: list[str]

    def number(self, low: int, high: int) -> int:
        """A number from low to high."""
        return self.dice.randint(low, high)

    def day(self, low: int, high: int) -> date:
        """A day so many days from today."""
        return self.today + timedelta(days=self.number(low, high))

    def one_of(self, *choices: Any) -> Any:
        """One of these."""
        return self.dice.choice(choices)

    def some(self, *choices: int) -> list[int]:
        """None, one or two, perhaps twice the same."""
        return self.dice.choices(choices, k=self.one_of(0, 0, 1, 2))


def inputs(action: str, guess: Guess) -> dict[str, Any]:
    """What comes with this action; it may well be refused."""
    guessing = GUESSES.get(action)
    return WHY if guessing is None else guessing(guess)


def _assess(g: Guess) -> dict[str, Any]:
    return {
        "severity": g.one_of(*Severity).value,
        "scale": g.one_of(*Scale).value,
        "urgent": g.one_of(False, True),
        "complex": g.one_of(False, True),
        "complained": g.one_of((), (), (), (g.number(1, 4),)),
        "screened": g.number(0, 9) > 0,
        "title": g.one_of(None, "Nội dung đã che"),
    }


def _agencies(g: Guess) -> dict[str, Any]:
    return {"lead": g.one_of(*AGENCIES), "supporting": g.some(*AGENCIES)}


def _told(g: Guess) -> dict[str, Any]:
    return {
        "told": "Đã trả lời.",
        "group": "Thôn Đông",
        "channel": "meeting",
        "told_on": g.one_of(g.today, g.today, g.day(-1, 1)),
        "nobody_to_ask": g.one_of(False, True),
        "confirmers": g.some(*PEOPLE),
    }


TERMS = ("complaint_first", "land_mediation")
GUESSES: dict[str, Callable[[Guess], dict[str, Any]]] = {
    "assess": _assess,
    "decline": lambda _: {"reason": "out_of_scope", "answer": "Không thuộc phạm vi."},
    "merge": lambda g: {"into": g.one_of(*g.refs)},
    "assign": _agencies,
    "accept": lambda _: {},
    "reassign": lambda g: _agencies(g) | WHY,
    "resolve": lambda g: {
        "outcome": g.one_of(*Outcome).value,
        "result": "Đã làm.",
        "public": "Đã làm xong.",
        "evidence": g.one_of("", "15/BB"),
    },
    "give_feedback": _told,
    "confirm": lambda _: {},
    "dispute": lambda _: {"words": "Vẫn chưa xong."},
    "lapse": lambda _: {},
    "reopen": lambda g: WHY | g.one_of({}, {"lead": 1}, {"lead": 2}),
    "refer_down": lambda g: {"unit": g.number(1, 4), **WHY},
    "note": lambda _: {"text": "Đã kiểm tra."},
    "attach": lambda g: {
        "photo": StoredPhoto(f"{g.number(0, 5):064x}", "image/jpeg", 1000),
        "moment": g.one_of("before", "after"),
    },
    "split": lambda _: {"title": "Việc thứ hai", "what": "Phần còn lại."},
    "deny_recurrence": lambda _: WHY,
    "change_severity": lambda g: {"severity": g.one_of(*Severity).value, **WHY},
    "correct": lambda g: {
        "title": g.one_of(None, "Việc đã đính chính"),
        "place": g.one_of(None, "Thôn Tây", "Thôn Đông"),
        "place_unit": g.one_of(None, 1, 2, 3, 9),
        **WHY,
    },
    "recategorise": lambda g: {"category": g.one_of(*sorted(CASE_TYPES)), **WHY},
    "decide_category": lambda g: {"granted": g.one_of(False, True), **WHY},
    "pause": lambda g: {"category": "expert", "review_on": g.day(0, 61), **WHY},
    "ask_extension": lambda g: {"days": g.number(0, 12), **WHY},
    "decide_extension": lambda g: {"granted": g.one_of(False, True, True), **WHY},
    "name_confirmer": lambda g: {"confirmers": g.some(*PEOPLE)},
    "status_note": lambda _: {"text": "Đang làm."},
    "attach_statutory": lambda g: {
        "term": g.one_of(*TERMS),
        "counts_from": g.day(-40, 1),
        "document": "15/TB",
        "complex": g.one_of(False, False, True),
    },
    "extend_statutory": lambda g: {
        "term": g.one_of(*TERMS),
        "decided_on": g.day(-5, 1),
        "document": "16/QĐ",
    },
    "settle_statutory": lambda g: {
        "term": g.one_of(*TERMS),
        "settled_on": g.day(-5, 1),
        "document": "17/QĐ",
    },
    "remind": lambda _: {"text": "Đề nghị khẩn trương."},
    "direct": lambda g: {
        "text": "Làm ngay.",
        "owner": g.one_of("lead", "coordinator"),
        "due_on": g.day(0, 30),
    },
    "answer_directive": lambda g: {"number": g.number(1, 2), "text": "Đã làm."},
    "close_directive": lambda g: {"number": g.number(1, 2)},
    "hold_dialogue": lambda g: {
        "held_on": g.day(-3, 1),
        "place": "Nhà văn hóa thôn",
        "summary": g.one_of("Đã nghe các hộ.", "Bà Nguyễn Thị Tám nêu ý kiến."),
        "commitment": g.one_of("", "Nạo vét kênh."),
        "owner": g.one_of("lead", "coordinator"),
        "due_on": g.day(0, 30),
    },
    "add_commitment": lambda g: {
        "dialogue": g.number(1, 2),
        "text": "Nạo vét kênh.",
        "owner": g.one_of("lead", "coordinator"),
        "due_on": g.day(0, 30),
    },
}
