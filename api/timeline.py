"""A case's history as sentences: one renderer for the page and for JSON (design §4)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import NamedTuple

from flask_babel import gettext as _

from api.sentences.events import fields, sentence, who
from api.sentences.notices import notice_sentence
from api.sentences.table import group
from api.source_day import coarse
from casework.lists.attachments import Photo
from casework.lists.case import CaseReading, Told
from casework.recording import WITNESSES
from workflows.coarseness import ABOUT_SOURCES, Grain

__all__ = ["Entry", "entries", "notice_sentence"]

GOOD = frozenset({"confirmed", "directive_closed"})
INTERNAL = frozenset({"noted", "category_asked", "hand_back_asked", "confirmer_named"})


class Entry(NamedTuple):
    """One event for one reader.

    ``at`` is an aware UTC time, or only a date where the hour would point at a person.
    ``who`` is a role with its unit or agency; ``person`` an official's name, for offices only.
    ``fields`` are (label, text), the label perhaps empty. ``tone`` is as the look knows it.
    """

    seq: int
    kind: str
    group: str
    at: datetime | date
    who: str
    person: str
    sentence: str
    fields: tuple[tuple[str, str], ...]
    tone: str
    photos: tuple[Photo, ...]


def entries(reading: CaseReading, photos: Iterable[Photo] = ()) -> list[Entry]:
    """What this reader may read of the history, first first."""
    by_event: dict[int, list[Photo]] = {}
    for photo in photos if reading.may_read_text else ():
        by_event.setdefault(photo.event_id, []).append(photo)
    return [_entry(told, reading, by_event.get(told.event_id, [])) for told in _open(reading)]


def _open(reading: CaseReading) -> Iterator[Told]:
    for told in reading.told:
        if reading.only_confirms and told.step.event.kind != "feedback_given":
            continue
        if told.step.event.circles() & reading.circles:
            yield told


def _entry(told: Told, reading: CaseReading, photos: list[Photo]) -> Entry:
    kind = told.step.event.kind
    return Entry(
        seq=told.step.seq,
        kind=kind,
        group=group(kind),
        at=_when(told, reading),
        who=who(told, reading),
        person=(told.person or "") if reading.in_office else "",
        sentence=_sentence(told, reading),
        fields=tuple(fields(told, reading)),
        tone=_tone(told, reading),
        photos=tuple(photos),
    )


def _when(told: Told, reading: CaseReading) -> datetime | date:
    """Witnesses, and everybody in a sensitive matter, leave a day and no hour (design §6).

    So does a rung of an urgent case: it is climbed so many hours after somebody reported.
    """
    if _by_week(told, reading):
        return coarse(reading, told.step.at)
    counted = told.step.event.kind == "escalated" and told.step.after.urgent
    if counted or told.step.standing in WITNESSES or reading.file.type.sensitive:
        return reading.file.calendar.local_date(told.step.at)
    return told.step.at


def _by_week(told: Told, reading: CaseReading) -> bool:
    return reading.grain is Grain.WEEK and told.step.event.kind in ABOUT_SOURCES


def _sentence(told: Told, reading: CaseReading) -> str:
    """Where the day is only that of a week's beginning, the sentence says so."""
    said = sentence(told, reading)
    return _("%(said)s (trong tuần này)", said=said) if _by_week(told, reading) else said


def _tone(told: Told, reading: CaseReading) -> str:
    kind = told.step.event.kind
    if kind in GOOD:
        return "good"
    if kind == "disputed" or (kind == "escalated" and told.step.event.body()["level"] > 1):
        return "late"
    if kind in INTERNAL:
        return "internal"
    return "state" if _moved(told, reading) else ""


def _moved(told: Told, reading: CaseReading) -> bool:
    """Whether the case stands elsewhere after it; the report begins it all."""
    if told.step.seq == 1:
        return True
    before = reading.told[told.step.seq - 2].step.after
    after = told.step.after
    return (before.state, before.custody) != (after.state, after.custody)
