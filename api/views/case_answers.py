"""What was answered: the agency's result, what the people were told, the answer to the sender."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.filters import day
from api.sentences.events import FIELDS, readable, values, who
from casework.lists.case import CaseReading, Told

# The headings, in the order in which answers come about.
HEADINGS = {
    "resolved": later("Kết quả cơ quan báo"),
    "feedback_given": later("Đã phản hồi tới người dân"),
    "feedback_relayed": later("Phản hồi của nội dung được gộp vào"),
    "declined": later("Trả lời người gửi"),
    "objection_dismissed": later("Trả lời ý kiến không đồng ý"),
}


class Answer(NamedTuple):
    """One answer: from whom, of which day, a line of facts, and the texts with their names."""

    heading: str
    by: str
    facts: str
    fields: list[tuple[str, str]]


def answers(reading: CaseReading) -> list[Answer]:
    """The latest answer of each kind that this reader may read."""
    latest = {
        told.step.event.kind: told
        for told in reading.told
        if told.step.event.circles() & reading.circles
    }
    return [_answer(latest[kind], reading) for kind in HEADINGS if kind in latest]


def _answer(told: Told, reading: CaseReading) -> Answer:
    kind = told.step.event.kind
    text = readable(told, reading)
    by = _("%(who)s · %(day)s", who=who(told, reading), day=day(told.step.at))
    return Answer(
        heading=str(HEADINGS[kind]),
        by=by,
        facts=_facts(told, reading),
        fields=[(str(label), text[key]) for key, label in FIELDS.items() if text.get(key)],
    )


def _facts(told: Told, reading: CaseReading) -> str:
    """What was chosen from a list."""
    known = values(told, reading)
    kind = told.step.event.kind
    if kind == "resolved":
        return str(known["outcome"])
    if kind == "declined":
        return str(known["decline"])
    if kind == "feedback_given":
        return str(_("%(channel)s, ngày %(day)s", channel=known["channel"], day=known["told_on"]))
    return ""
