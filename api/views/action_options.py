"""What may be chosen in an action's form, for this case and on this day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from api.filters import day
from api.language import many, say
from api.sentences.clocks import clock_name
from api.views.action_fields import Option
from api.views.deadline import due_words_of, terms
from api.views.directives import answerable, open_directives
from casework.actions.perform import Turn
from casework.actions.weighing import may_become
from casework.events.dialogue import DialogueHeld
from casework.fold import Directive
from casework.lists.agency_load import agencies_with_load
from casework.lists.collaborators import collaborators_of
from casework.lists.said import directive_texts
from casework.models import Unit
from workflows.choices import (
    CHANNEL_LABELS,
    DECLINE_LABELS,
    OUTCOME_LABELS,
    PAUSE_LABELS,
    SCALE_LABELS,
)
from workflows.limits import Limit
from workflows.states import SEVERITY_LABELS, SEVERITY_MEANINGS
from workflows.statutory import STATUTORY_TERMS, Length, StatutoryTerm
from workflows.types import CASE_TYPES
from workflows.words import Label

SHORT_TEXT = 80


def _labels(labels: Mapping[Any, Label]) -> Callable[[Turn], list[Option]]:
    return lambda _turn: [Option(str(code), say(label)) for code, label in labels.items()]


def _severity(turn: Turn) -> list[Option]:
    now = turn.file.state.severity if turn.action.name == "change_severity" else None
    return [
        Option(code.value, say(SEVERITY_LABELS[code]), say(SEVERITY_MEANINGS[code]))
        for code in SEVERITY_LABELS
        if code != now
    ]


def _category(turn: Turn) -> list[Option]:
    """The other types that the case may become where it lies."""
    here = turn.file.type
    return [
        Option(slug, say(each.label), say(each.hint))
        for slug, each in CASE_TYPES.items()
        if each is not here and may_become(turn.file, slug)
    ]


def _granted(_turn: Turn) -> list[Option]:
    return [Option("true", _("Đồng ý")), Option("false", _("Không đồng ý"))]


def _owner(turn: Turn) -> list[Option]:
    agency = turn.file.state.lead_id is not None
    desk = Option("coordinator", _("Đầu mối"), _("Cán bộ tổng hợp của cấp ủy"))
    return [*([Option("lead", _("Cơ quan chủ trì"))] if agency else []), desk]


def _agencies(turn: Turn) -> list[Option]:
    """Competent ones first; the one complained about is shown, so that its absence is no riddle."""
    return sorted(
        _known_agencies(turn, frozenset(turn.file.state.complained)),
        key=lambda option: (option.barred, not option.fits),
    )


def _complained(turn: Turn) -> list[Option]:
    return [
        Option("", _("Không có cơ quan nào bị phản ánh")),
        *(option._replace(hint="") for option in _known_agencies(turn, frozenset())),
    ]


def _known_agencies(turn: Turn, barred: frozenset[int]) -> Iterable[Option]:
    file = turn.file
    units = {*file.tree.lineage(file.state.place_unit_id), *file.lineage}
    holding = file.state.lead_id if turn.action.name == "reassign" else None
    for row in agencies_with_load(file.session, units, on=file.today, now=turn.now):
        why = _("Bị phản ánh trong vụ việc này, không giao được.") if row.id in barred else ""
        if row.id == holding:
            why = _("Đang giữ vụ việc.")
        yield Option(
            str(row.id),
            row.name,
            hint=why,
            barred=bool(why),
            fits=row.sector in file.type.competent,
            held=row.held,
            on_time=row.on_time,
            ended=row.ended,
        )


def _confirmers(turn: Turn) -> list[Option]:
    file = turn.file
    rows = collaborators_of(file.session, file.state.place_unit_id, on=file.today)
    return [Option(str(row.id), row.name, row.team or "") for row in rows]


def _units_below(turn: Turn) -> list[Option]:
    file = turn.file
    below = file.tree.children(file.state.unit_id)
    rows = file.session.execute(
        select(Unit.id, Unit.name)
        .where(Unit.id.in_(below), Unit.valid_to.is_(None))
        .order_by(Unit.name)
    )
    return [Option("", _("Chọn đơn vị…")), *(Option(str(row.id), row.name) for row in rows)]


def _places_here(turn: Turn) -> list[Option]:
    """Where the matter may lie: in the unit that holds the case, or in one below it."""
    file = turn.file
    here = file.tree.subtree({file.state.unit_id})
    rows = file.session.execute(
        select(Unit.id, Unit.name)
        .where(Unit.id.in_(here | {file.state.place_unit_id}), Unit.valid_to.is_(None))
        .order_by(Unit.name)
    )
    return [Option(str(row.id), row.name) for row in rows]


def _statutory(turn: Turn) -> list[Option]:
    """The terms of the law that are not running yet, each with its lengths and article."""
    running = {each.term for each in turn.file.state.statutory}
    return [
        Option(code, say(each.label), _lengths(each))
        for code, each in STATUTORY_TERMS.items()
        if code not in running
    ]


def _statutory_running(turn: Turn) -> list[Option]:
    return [_of_the_law(each.term) for each in turn.file.state.statutory]


def _statutory_longer(turn: Turn) -> list[Option]:
    longer = turn.file.extendable_terms()
    return [_of_the_law(each.term) for each in turn.file.state.statutory if each.term in longer]


def _of_the_law(code: str) -> Option:
    term = STATUTORY_TERMS[code]
    return Option(code, say(term.label), _lengths(term))


def _lengths(term: StatutoryTerm) -> str:
    """``30 ngày, 45 ngày từ ngày thụ lý. Điều 28 Luật Khiếu nại 2011``."""
    said = [_length(each) for each in term.lengths]
    return str(
        _(
            "%(lengths)s từ %(event)s. %(rule)s",
            lengths=", ".join(said),
            event=say(term.counts_from),
            rule=say(term.citation),
        )
    )


def _length(length: Length) -> str:
    return terms((length,)) if isinstance(length, Limit) else many("%(num)s tháng", length.value)


def _dialogues(turn: Turn) -> list[Option]:
    """The newest first: a promise is usually added to the last meeting."""
    held = [each.event for each in turn.file.history if isinstance(each.event, DialogueHeld)]
    return [
        Option(
            str(each.number),
            _("Buổi %(n)s, ngày %(day)s", n=each.number, day=day(date.fromisoformat(each.held_on))),
        )
        for each in reversed(held)
    ]


def _late_clocks(turn: Turn) -> list[Option]:
    """``Nhận xử lý: hạn 04/11/2026, chưa có giải trình``."""
    said = turn.file.explained()
    return [
        Option(
            clock.key,
            _(
                "%(clock)s: hạn %(due)s, %(said)s",
                clock=clock_name(clock),
                due=due_words_of(clock.due_current, clock),
                said=_("đã có giải trình") if clock.key in said else _("chưa có giải trình"),
            ),
        )
        for clock in turn.file.late_here()
    ]


def _directives(turn: Turn) -> list[Option]:
    return _numbered(turn, open_directives(turn.file))


def _my_directives(turn: Turn) -> list[Option]:
    return _numbered(turn, answerable(turn.file, turn.actor))


def _numbered(turn: Turn, directives: Iterable[Directive]) -> list[Option]:
    said = directive_texts(turn.file.session, turn.file.row.id)
    return [
        Option(str(each.number), _directive(each, said.get(each.number, ""))) for each in directives
    ]


def _directive(each: Directive, text: str) -> str:
    due = "/".join(reversed(each.due_on.split("-")))
    short = text if len(text) <= SHORT_TEXT else text[:SHORT_TEXT].rsplit(" ", 1)[0] + "…"
    return str(_("Số %(n)s, hạn %(due)s: %(text)s", n=each.number, due=due, text=short))


OPTIONS: dict[str, Callable[[Turn], list[Option]]] = {
    "agencies": _agencies,
    "category": _category,
    "channel": _labels(CHANNEL_LABELS),
    "complained": _complained,
    "confirmers": _confirmers,
    "decline": _labels(DECLINE_LABELS),
    "dialogues": _dialogues,
    "directives": _directives,
    "granted": _granted,
    "late_clocks": _late_clocks,
    "my_directives": _my_directives,
    "outcome": _labels(OUTCOME_LABELS),
    "owner": _owner,
    "pause": _labels(PAUSE_LABELS),
    "scale": _labels(SCALE_LABELS),
    "severity": _severity,
    "statutory": _statutory,
    "statutory_longer": _statutory_longer,
    "statutory_running": _statutory_running,
    "places_here": _places_here,
    "units_below": _units_below,
}
