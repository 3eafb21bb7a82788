"""The lines above an action's form that say which case it is about."""

from __future__ import annotations

from typing import NamedTuple

from api.language import say
from api.views.states import Chip, state_chip
from casework.casefile import CaseFile
from casework.models import Agency, CaseText
from workflows.states import SEVERITY_LABELS, Severity
from workflows.words import Label

UNTITLED = Label("(nội dung đã xóa)", "(text erased)")


class ActionHead(NamedTuple):
    """What stands above the form; ``agency`` is the lead's name, empty while nobody has it."""

    ref: str
    title: str
    place: str
    what: str
    type: str
    state: Chip
    severity: str
    severity_label: str
    urgent: bool
    complex: bool
    hot_spot: bool
    cycle: int
    agency: str


class _Passing(NamedTuple):
    """What ``state_chip`` asks of a row."""

    state: str
    outside: bool


def action_head(file: CaseFile, *, witness: bool) -> ActionHead:
    """Of the case in hand; how offices weigh it is not for a witness."""
    case = file.state
    text = file.session.get(CaseText, file.row.id)
    lead = None if case.lead_id is None else file.session.get(Agency, case.lead_id)
    severity = Severity(case.severity) if case.severity and not witness else None
    return ActionHead(
        ref=file.row.ref,
        title=text.title if text else say(UNTITLED),
        place=text.place if text else "",
        what=text.what if text else "",
        type=say(file.type.label),
        state=state_chip(_Passing(case.state, outside=lead is not None and lead.outside)),
        severity=severity.value if severity else "",
        severity_label=say(SEVERITY_LABELS[severity]) if severity else "",
        urgent=case.urgent,
        complex=case.complex and not witness,
        hot_spot=case.hot_spot and not witness,
        cycle=case.cycle,
        agency=lead.name if lead else "",
    )
