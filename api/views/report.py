"""The report form in plain data, and who may say where a report came from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.language import say
from api.session import today
from casework.database import db
from casework.lists.places import last_places, units_to_report_in
from casework.units import read_tree
from workflows.actors import Actor, Role
from workflows.choices import PLACE_KINDS, SCALE_LABELS, SOURCE_LABELS, SourceKind
from workflows.types import CASE_TYPES

Options = list[tuple[str, str]]

# The order people expect: what is seen most first, "other" last, a new type before it.
USUAL = (
    "pollution",
    "illegal_mining",
    "land_grievance",
    "production_water",
    "household_electricity",
    "social_evils",
    "traffic_safety",
    "official_conduct",
)
TYPES = sorted(
    CASE_TYPES.values(),
    key=lambda kind: (
        kind.slug == "other",
        USUAL.index(kind.slug) if kind.slug in USUAL else len(USUAL),
    ),
)
# What a form says of an empty field; "fill this in" three times over would help nobody.
MISSING = {
    "title": later("Ghi sự việc bằng một câu ngắn."),
    "what": later("Mô tả cụ thể sự việc."),
    "type": later("Chọn loại việc."),
    "place_unit": later("Chọn xã, phường."),
    "place": later("Ghi nơi xảy ra: thôn, tổ dân phố, đoạn kênh, đoạn đường."),
    "scale": later("Chọn số hộ bị ảnh hưởng. Nếu chưa biết, chọn “Chưa rõ”."),
}


class ReportForm(NamedTuple):
    """What the template draws; ``values`` and ``errors`` are by field name."""

    values: Mapping[str, Any]
    errors: Mapping[str, str]
    key: str
    units: Options
    place_names: list[str]
    place_kinds: Options
    types: list[tuple[str, str, str]]
    scales: list[tuple[str, str, str]]
    sources: Options
    latest: str


def report_form(
    actor: Actor, values: Mapping[str, Any], errors: Mapping[str, str], key: str
) -> ReportForm:
    """The form with what was typed; an untouched one begins at the place of the last report."""
    day = today()
    units = units_to_report_in(db.session, on=day)
    places = last_places(db.session, actor, read_tree(db.session))
    known = {unit.id for unit in units}
    beginning = next((u for u in (places.unit_id, *_own_units(actor)) if u in known), "")
    labels = [(str(unit.id), unit.name) for unit in units]
    return ReportForm(
        values={"place_unit": beginning, **values},
        errors=errors,
        key=key,
        units=labels if beginning else [("", _("Chọn địa bàn")), *labels],
        place_names=places.names,
        place_kinds=[("", _("Chưa rõ")), *((code, say(PLACE_KINDS[code])) for code in PLACE_KINDS)],
        types=[(kind.slug, say(kind.label), kind.slug) for kind in TYPES],
        scales=[(scale.value, say(label), "") for scale, label in SCALE_LABELS.items()],
        sources=[(source.value, say(SOURCE_LABELS[source])) for source in sources(actor)],
        latest=day.isoformat(),
    )


def sources(actor: Actor) -> list[SourceKind]:
    """What may be chosen: a collaborator always speaks as one and is not asked."""
    if Role.COORDINATOR not in actor.roles:
        return []
    mine = Role.COLLABORATOR in actor.roles
    return [kind for kind in SourceKind if mine or kind is not SourceKind.COLLABORATOR]


def source_error(actor: Actor, source: str | None) -> str | None:
    """Why this person cannot report from this source; nothing if that is right."""
    allowed = sources(actor)
    if not allowed:
        return None if source is None else _("Không có mục này.")
    return None if source in allowed else _("Chọn nguồn phản ánh.")


def missing(given: Mapping[str, Any], errors: Mapping[str, str]) -> dict[str, str]:
    """The errors, with better words for fields that were left empty."""
    return {
        name: str(MISSING[name]) if name in MISSING and not given.get(name) else text
        for name, text in errors.items()
    }


def _own_units(actor: Actor) -> list[int]:
    return [seat.unit_id for seat in actor.seats]
