"""A case as data for programs: each reader's own part of it, and never who reported."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, select

from api.language import say
from api.source_day import coarse
from api.timeline import Entry
from casework.casefile import CaseFile
from casework.lists.case import CaseReading
from casework.models import Case, Unit
from casework.queries import visible_rows
from casework.recording import WITNESSES
from casework.refs import ZONE
from workflows.actors import Actor, Role
from workflows.coarseness import (
    Grain,
    coarse_day,
    coarse_voices,
    is_close,
    list_grain,
    lists_closely,
    tells_report_hour,
)
from workflows.types import CASE_TYPES

TOLD_BY = frozenset({"feedback_given", "feedback_relayed"})
FOR_EVERYBODY = (
    "type", "scale", "place_kind", "urgent", "cycle", "outcome", "verification", "disputed",
    "objected", "voices", "began_on",
)  # fmt: skip
FOR_INSIDE = (
    "severity", "complex", "hot_spot", "returns", "pauses", "extensions", "extension_asked",
    "hand_back_asked", "paused_until", "due_at", "due_original", "case_due_at",
)  # fmt: skip
FOR_OFFICES = ("source", "category_asked")
NOT_FOR_WITNESSES = ("severity", "hot_spot", "due_at")


def case_data(reading: CaseReading) -> dict[str, Any]:
    """What ``CaseShape`` shows this reader."""
    file, row = reading.file, reading.file.row
    seen = changed_data(file, reading.actor) | _said(reading) | {"told": _told(reading)}
    if reading.only_confirms:
        return seen
    seen |= {name: getattr(row, name) for name in FOR_EVERYBODY} | _coarse(reading)
    seen |= _where(reading) | _when(reading) | _links(reading)
    if reading.inside:
        seen |= {name: getattr(row, name) for name in FOR_INSIDE} | _due(reading)
        seen["unexplained"] = reading.unexplained
        seen["held_since"] = _shown(reading, row.held_since)
        seen["directives"] = [each._asdict() for each in file.state.directives]
    if reading.in_office:
        seen |= {name: getattr(row, name) for name in FOR_OFFICES}
        seen["complained"] = [_agency(reading, each) for each in file.state.complained]
    return seen


def changed_data(file: CaseFile, actor: Actor) -> dict[str, Any]:
    """What ``ChangedShape`` shows: where the case stands and what this reader may do next."""
    return {
        "ref": file.row.ref,
        "version": file.row.version,
        "state": file.row.state,
        "actions": [
            {"action": action.name, "label": say(action.label)} for action in file.possible(actor)
        ],
    }


def row_data(row: Row[Any], actor: Actor) -> dict[str, Any]:
    """What ``RowShape`` shows of a row of the list."""
    seen = {name: getattr(row, name) for name in row._fields}
    seen |= {"reported_on": _day(row.reported_at), "ended_on": _day(row.ended_at)}
    fine = list_grain(sensitive=CASE_TYPES[row.type].sensitive, roles=actor.roles)
    seen["reported_on"] = coarse_day(seen["reported_on"], fine)
    seen["voices"] = coarse_voices(row.voices, close=lists_closely(actor.roles))
    if tells_report_hour(urgent=row.urgent, state=row.state, due_clock=row.due_clock):
        seen["due_at"] = seen["due_at"] if lists_closely(actor.roles) else _day(row.due_at)
    if actor.roles == {Role.COLLABORATOR}:
        for name in NOT_FOR_WITNESSES:
            del seen[name]
    return seen


def entry_data(entry: Entry) -> dict[str, Any]:
    """What ``EntryShape`` shows of an event."""
    return {
        **entry._asdict(),
        "person": entry.person or None,
        "fields": [{"label": label, "text": text} for label, text in entry.fields],
        "photos": [{"moment": each.moment, "ready": each.ready} for each in entry.photos],
    }


def _said(reading: CaseReading) -> dict[str, str]:
    """The screened words; those nobody has screened only for whoever may read them."""
    if not reading.may_read_text:
        return {}
    said = {"title": reading.title, "place": reading.place}
    return said if reading.only_confirms else said | {"what": reading.what}


def _told(reading: CaseReading) -> str:
    """What the people were told last, if anything."""
    answers = (each.text for each in reversed(reading.told) if each.step.event.kind in TOLD_BY)
    return next(answers, {}).get("told", "")


def _where(reading: CaseReading) -> dict[str, Any]:
    row = reading.file.row
    found = reading.file.session.scalars(
        select(Unit).where(Unit.id.in_([row.unit_id, row.place_unit_id]))
    )
    units = {unit.id: unit for unit in found}
    return {
        "unit": units[row.unit_id],
        "place_unit": units[row.place_unit_id],
        "lead": None if row.lead_id is None else _agency(reading, row.lead_id),
        "supporting": [_agency(reading, each) for each in reading.file.state.supporting],
    }


def _agency(reading: CaseReading, agency_id: int) -> dict[str, Any]:
    return {"id": agency_id, **reading.agencies[agency_id]._asdict()}


def _when(reading: CaseReading) -> dict[str, Any]:
    row = reading.file.row
    return {
        "reported_on": coarse(reading, row.reported_at),
        "state_since": _shown(reading, row.state_since),
        "ended_at": None if row.ended_at is None else _shown(reading, row.ended_at),
    }


def _coarse(reading: CaseReading) -> dict[str, Any]:
    """Few voices are no number, and a day is a week, where it could point at the reporter."""
    row = reading.file.row
    return {
        "voices": coarse_voices(row.voices, close=is_close(reading.standings)),
        "began_on": None if row.began_on is None else coarse(reading, row.began_on),
    }


def _due(reading: CaseReading) -> dict[str, Any]:
    """Due times without an hour that tells the hour of the report, and, where a day is too fine,
    without the deadline of the whole case, which is counted from it.
    """
    row = reading.file.row
    found: dict[str, Any] = {}
    if not is_close(reading.standings) and row.urgent:
        names = ["case_due_at"]
        if tells_report_hour(urgent=row.urgent, state=row.state, due_clock=row.due_clock):
            names += ["due_at", "due_original"]
        found = {name: _day(getattr(row, name)) for name in names}
    return found | ({"case_due_at": None} if reading.grain is Grain.WEEK else {})


def _links(reading: CaseReading) -> dict[str, str | None]:
    """The numbers of linked cases, as far as they exist for this reader."""
    file = reading.file
    linked = {"merged_into": file.row.merged_into_id, "split_from": file.row.split_from_id}
    ids = [each for each in linked.values() if each is not None]
    if not ids:
        return dict.fromkeys(linked)
    rows = file.session.execute(
        visible_rows(reading.actor, file.tree, Case.id, Case.ref).where(Case.id.in_(ids))
    )
    refs = {row.id: row.ref for row in rows}
    return {name: refs.get(each) if each is not None else None for name, each in linked.items()}


def _shown(reading: CaseReading, at: datetime) -> date | datetime:
    """A time, or its day where a witness acted then or the matter is sensitive (design §6)."""
    history = reading.file.history
    witnessed = any(step.at == at and step.standing in WITNESSES for step in history)
    if witnessed:
        return coarse(reading, at)
    return at.astimezone(ZONE).date() if reading.file.type.sensitive else at


def _day(at: datetime | None) -> date | None:
    return None if at is None else at.astimezone(ZONE).date()
