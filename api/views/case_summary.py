"""The head and the facts of a case page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.filters import day
from api.language import many, say
from api.source_day import source_day
from api.views.states import Chip, state_chip, verification_chip
from api.views.voices import voices_words
from casework.lists.case import CaseReading
from casework.lists.linked import Linked, Tie
from workflows.choices import PLACE_KINDS, SCALE_LABELS, SOURCE_LABELS, Scale, SourceKind
from workflows.coarseness import is_close
from workflows.states import (
    SEVERITY_LABELS,
    SEVERITY_MEANINGS,
    STATE_LABELS,
    Severity,
    State,
)
from workflows.types import CASE_TYPES

TIES = {
    Tie.MERGED_INTO: later("Đã gộp vào"),
    Tie.MERGED_HERE: later("Được gộp vào đây"),
    Tie.SPLIT_FROM: later("Tách ra từ"),
    Tie.SPLIT_INTO: later("Đã tách thành"),
    Tie.BRINGS_BACK: later("Tái diễn của"),
    Tie.CAME_BACK: later("Đã tái diễn ở"),
}
DIRECTIVE_WORDS = {
    "open": later("chưa thực hiện"),
    "answered": later("đã trả lời, chờ kết luận"),
    "closed": later("đã thực hiện"),
}


class Head(NamedTuple):
    """What is said first of a case."""

    ref: str
    title: str
    place: str
    type: str
    severity: Chip | None
    severity_meaning: str
    state: Chip
    verification: Chip | None
    hot_spot: bool
    urgent: bool
    complex: bool
    cycle: int
    voices: str
    reported_on: str


class LinkView(NamedTuple):
    """Another case, and how it is tied to this one."""

    tie: str
    href: str
    ref: str
    title: str
    state: str


class _ChipRow(NamedTuple):
    state: str
    outside: bool
    disputed: bool
    verification: str | None


def head(reading: CaseReading) -> Head:
    """A witness reads no severity: it is how offices sort their work."""
    case = reading.file.state
    lead = reading.agencies.get(case.lead_id) if case.lead_id is not None else None
    row = _ChipRow(case.state, bool(lead and lead.outside), case.disputed, case.verification)
    severity = Severity(case.severity) if case.severity and reading.inside else None
    unit = reading.unit(case.place_unit_id)
    return Head(
        ref=reading.file.row.ref,
        title=reading.title if reading.may_read_text else _("Nội dung đang chờ rà soát"),
        place=f"{reading.place}, {unit}" if reading.may_read_text else unit,
        type=say(CASE_TYPES[case.type].label),
        severity=Chip(severity.value, say(SEVERITY_LABELS[severity])) if severity else None,
        severity_meaning=say(SEVERITY_MEANINGS[severity]) if severity else "",
        state=state_chip(row),
        verification=verification_chip(row),
        hot_spot=case.hot_spot and reading.inside,
        urgent=case.urgent,
        complex=case.complex and reading.inside,
        cycle=case.cycle,
        voices=voices_words(case.voices, close=is_close(reading.standings)),
        reported_on=source_day(reading, case.reported_at),
    )


def parties(reading: CaseReading) -> list[tuple[str, str]]:
    """Who has which part: lead, supporting, the unit that coordinates, the one complained about."""
    case = reading.file.state
    found = [(_("Chủ trì"), reading.agency(case.lead_id))]
    found.append((_("Phối hợp"), ", ".join(reading.agency(each) for each in case.supporting)))
    found.append((_("Đầu mối"), reading.unit(case.unit_id)))
    if reading.in_office:
        names = ", ".join(reading.agency(each) for each in case.complained)
        found.append((_("Cơ quan bị phản ánh"), names))
    return [(label, text) for label, text in found if text]


def facts(reading: CaseReading) -> list[tuple[str, str]]:
    """The other things known of the case; what happened never is not said."""
    case = reading.file.state
    found = [
        (_("Loại địa điểm"), say(PLACE_KINDS[case.place_kind])),
        (_("Số hộ"), say(SCALE_LABELS[Scale(case.scale)])),
        (_("Ngày tiếp nhận"), source_day(reading, case.reported_at)),
    ]
    if case.began_on is not None:
        found.append((_("Bắt đầu từ (theo phản ánh)"), source_day(reading, case.began_on)))
    if reading.in_office:
        found.append((_("Nguồn"), say(SOURCE_LABELS[SourceKind(case.source)])))
    if reading.inside:
        found += _tallies(reading)
    return found


def directives(reading: CaseReading) -> list[tuple[str, str]]:
    """Each directive with its date and how far it is; none for a witness."""
    if not reading.inside:
        return []
    return list(_directives(reading))


def link_views(found: list[Linked]) -> list[LinkView]:
    """Linked cases in words."""
    return [
        LinkView(
            str(TIES[each.tie]),
            f"/cases/{each.ref}",
            each.ref,
            each.title,
            say(STATE_LABELS[State(each.state)]),
        )
        for each in found
    ]


def _tallies(reading: CaseReading) -> list[tuple[str, str]]:
    case = reading.file.state
    counted = [
        (_("Trả lại"), case.returns),
        (_("Dừng tính hạn"), case.pauses),
        (_("Gia hạn"), case.extensions),
        (_("Đôn đốc"), case.reminders),
    ]
    return [(label, many("%(num)s lần", count)) for label, count in counted if count]


def _directives(reading: CaseReading) -> Iterator[tuple[str, Any]]:
    for each in reading.file.state.directives:
        yield (
            _("Cam kết số %(n)s", n=each.number) if each.dialogue else _("Số %(n)s", n=each.number),
            _(
                "hạn %(due)s, %(status)s",
                due=day(date.fromisoformat(each.due_on)),
                status=DIRECTIVE_WORDS[each.status],
            ),
        )
