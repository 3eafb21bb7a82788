"""The sentence of one event and the words beside it, for one reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.filters import day
from api.language import many, say
from api.sentences.clocks import name_of
from api.sentences.table import SENTENCES, variant
from casework.fold import CaseState
from casework.lists.case import CaseReading, Told
from casework.recording import WITNESSES
from workflows.actors import Standing
from workflows.choices import (
    CHANNEL_LABELS,
    DECLINE_LABELS,
    OUTCOME_LABELS,
    PAUSE_LABELS,
    SOURCE_LABELS,
)
from workflows.clocks import ClockKind
from workflows.coarseness import coarse_voices, is_close
from workflows.states import SEVERITY_LABELS
from workflows.statutory import STATUTORY_TERMS
from workflows.types import CASE_TYPES
from workflows.words import Label

# The days that events name.
DAYS = ("held_on", "told_on", "review_on", "due_on", "counts_from", "decided_on", "settled_on")
# Said within the sentence when it is no longer than this.
SHORT_REASON = 90

# What a text is called, in the order it is read; a note's own text needs no name.
FIELDS: Mapping[str, Any] = {
    "reason": later("Lý do"),
    "answer": later("Trả lời người gửi"),
    "message": later("Lời nhắn"),
    "result": later("Kết quả"),
    "public": later("Nội dung trả lời người dân"),
    "evidence": later("Minh chứng"),
    "document": later("Số văn bản"),
    "told": later("Nội dung đã phản hồi"),
    "group": later("Nơi được phản hồi"),
    "words": later("Ý kiến"),
    "place": later("Nơi đối thoại"),
    "summary": later("Nội dung trao đổi"),
    "text": "",
}
CORRECTED: Mapping[str, Any] = {
    "reason": later("Lý do"),
    "title_before": later("Sự việc đã ghi"),
    "title": later("Sự việc sửa thành"),
    "place_before": later("Nơi xảy ra đã ghi"),
    "place": later("Nơi xảy ra sửa thành"),
}
# The words first typed, and what a coordinator put in their place, stand on the case itself.
UNSPOKEN = frozenset({"reported", "assessed"})
WHO: Mapping[Standing, Any] = {
    Standing.COORDINATOR: later("Đầu mối %(unit)s"),
    Standing.COORDINATOR_ABOVE: later("Cấp trên của %(unit)s"),
    Standing.DECIDER: later("Cấp trên của %(unit)s"),
    Standing.COMMITTEE: later("Thường trực cấp ủy"),
    Standing.SUPPORT: later("Cơ quan phối hợp"),
    Standing.SYSTEM: later("Hệ thống"),
}
# What offices tell each other is not for those who reported.
BETWEEN_OFFICES = frozenset({"message", "result", "evidence"})
OFFICES_REASONS = frozenset({"referred", "referred_up", "referred_down"})


def sentence(told: Told, reading: CaseReading) -> str:
    """One line such as ``UBND xã Suối Mây trả lại: không thuộc thẩm quyền.`` as it is shown."""
    body = told.step.event.body()
    key = _key(told, reading)
    said = str(SENTENCES[key]) % values(told, reading)
    support = body.get("supporting")
    if support:
        names = ", ".join(reading.agency(each) for each in support)
        said = _("%(said)s; phối hợp: %(names)s", said=said, names=names)
    reason = readable(told, reading).get("reason", "")
    if _fits(reason, said):
        return (
            f"{said}: {reason}" if reason.endswith((".", "!", "?", "…")) else f"{said}: {reason}."
        )
    return f"{said}."


def fields(told: Told, reading: CaseReading) -> list[tuple[str, str]]:
    """The texts beside the sentence, each with its name; a short reason is in the sentence."""
    text = dict(readable(told, reading))
    said = str(SENTENCES[_key(told, reading)])
    if _fits(text.get("reason", ""), said):
        del text["reason"]
    names = CORRECTED if told.step.event.kind == "corrected" else FIELDS
    return [(str(label), text[key]) for key, label in names.items() if text.get(key)]


def readable(told: Told, reading: CaseReading) -> Mapping[str, str]:
    """What of an event's text this reader may read.

    A witness's own words are for offices, who screen them, and never for an agency.
    """
    kind, standing = told.step.event.kind, told.step.standing
    if kind in UNSPOKEN:
        return {}
    if standing in WITNESSES and not (reading.in_office or reading.standings & WITNESSES):
        return {}
    if reading.inside:
        return told.text
    hidden = BETWEEN_OFFICES | ({"reason"} if kind in OFFICES_REASONS else set())
    return {key: text for key, text in told.text.items() if key not in hidden}


def who(told: Told, reading: CaseReading) -> str:
    """Role and unit or agency; nobody's name, and of a witness only the place."""
    case, standing = _before(told, reading), Standing(told.step.standing)
    if standing in WITNESSES:
        return str(_("Cộng tác viên – %(unit)s", unit=reading.unit(case.place_unit_id)))
    if standing is Standing.LEAD:
        return reading.agency(case.lead_id)
    return str(WHO[standing]) % {"unit": reading.unit(case.unit_id)}


def values(told: Told, reading: CaseReading) -> dict[str, Any]:
    """Everything a sentence may name, in the reader's language."""
    event, after = told.step.event, told.step.after
    body = event.body()
    known: dict[str, Any] = {
        **body,
        "who": who(told, reading),
        "lead": reading.agency(after.lead_id),
        "unit": reading.unit(after.unit_id),
        "cycle": after.cycle,
        "source": _word(SOURCE_LABELS, after.source),
        "severity": _word(SEVERITY_LABELS, body.get("severity")),
        "decline": _word(DECLINE_LABELS, body.get("reason")),
        "outcome": _word(OUTCOME_LABELS, body.get("outcome")),
        "channel": _word(CHANNEL_LABELS, body.get("channel")),
        "pause": _word(PAUSE_LABELS, body.get("category")),
    }
    if body.get("category") in CASE_TYPES:
        known["category"] = say(CASE_TYPES[body["category"]].label)
    if "voices" in body:
        few = coarse_voices(body["voices"], close=is_close(reading.standings)) is None
        known["voices"] = _("một số") if few else body["voices"]
    if body.get("term") in STATUTORY_TERMS:
        known["term"] = say(STATUTORY_TERMS[body["term"]].label)
    if event.kind == "statutory_extended":
        words = "%(num)s ngày làm việc" if body["working"] else "%(num)s ngày"
        known["length"] = many(words, body["days"])
    for name in DAYS:
        if name in body:
            known[name] = day(date.fromisoformat(body[name]))
    if "clock_kind" in body:
        known |= _rung(body, reading)
    return known | _communes(body, reading)


def _communes(body: Mapping[str, Any], reading: CaseReading) -> dict[str, str]:
    """The wrong commune and the right one, where one was put right."""
    ids = {"place_before": body.get("place_unit_before"), "place_unit": body.get("place_unit_id")}
    return {name: reading.unit(unit) for name, unit in ids.items() if unit is not None}


def _rung(body: Mapping[str, Any], reading: CaseReading) -> dict[str, str]:
    if body["clock_kind"] not in set(ClockKind):
        return {}
    ladder = {rung.level: say(rung.label) for rung in reading.file.policy.ladder}
    clock = name_of(ClockKind(body["clock_kind"]), body["clock"].rpartition(".")[2])
    return {"rung": ladder.get(body.get("level", 0), ""), "clock": clock}


def _key(told: Told, reading: CaseReading) -> str:
    """The sentence's key, with what only the records know: who reported, who leads."""
    kind = told.step.event.kind
    if kind == "reported" and told.step.standing not in WITNESSES:
        return "reported.office"
    if kind == "assessed" and reading.inside:
        return "assessed.inside"
    if kind == "corrected" and told.step.event.body()["place_unit_id"] is not None:
        return "corrected.moved"
    lead = told.step.after.lead_id
    if kind in ("assigned", "reassigned") and lead is not None and reading.agencies[lead].outside:
        return f"{kind}.passed_on"
    return variant(kind, told.step.event.body())


def _fits(reason: str, said: str) -> bool:
    return bool(reason) and len(reason) <= SHORT_REASON and "\n" not in reason and ":" not in said


def _before(told: Told, reading: CaseReading) -> CaseState:
    """The case as it stood when they acted: whoever returned it was still in the lead."""
    place = told.step.seq - 2
    return reading.told[place].step.after if place >= 0 else told.step.after


def _word(labels: Mapping[Any, Label], code: Any) -> str:
    return say(labels[code]) if code in labels else ""
