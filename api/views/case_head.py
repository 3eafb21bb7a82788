"""The few lines above a form that say which case it is about."""

from __future__ import annotations

from typing import NamedTuple

from api.language import say
from casework.casefile import CaseFile
from casework.models import Agency, CaseText
from workflows.states import PASSED_ON, SEVERITY_LABELS, STATE_LABELS, Severity, State


class CaseHead(NamedTuple):
    """Codes with their words; the texts as the case shows them."""

    ref: str
    title: str
    what: str
    place: str
    type: str
    severity: str
    severity_label: str
    state: str
    state_label: str
    hot_spot: bool
    urgent: bool
    complex: bool
    cycle: int


def case_head(file: CaseFile) -> CaseHead:
    """Of the case in hand; an erased text is empty."""
    case = file.state
    text = file.session.get(CaseText, file.row.id)
    severity = Severity(case.severity) if case.severity else None
    return CaseHead(
        ref=file.row.ref,
        title=text.title if text else "",
        what=text.what if text else "",
        place=text.place if text else "",
        type=say(file.type.label),
        severity=severity.value if severity else "",
        severity_label=say(SEVERITY_LABELS[severity]) if severity else "",
        state=case.state,
        state_label=say(PASSED_ON if _passed_on(file) else STATE_LABELS[State(case.state)]),
        hot_spot=case.hot_spot,
        urgent=case.urgent,
        complex=case.complex,
        cycle=case.cycle,
    )


def _passed_on(file: CaseFile) -> bool:
    """Agencies outside are no subordinates: a case is passed on to them."""
    case = file.state
    if case.state != State.ASSIGNED or case.lead_id is None:
        return False
    agency = file.session.get(Agency, case.lead_id)
    return agency is not None and agency.outside
