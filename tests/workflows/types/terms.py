"""A case type's terms in the shorthand of domain.md §4.3: ``2 wd (U 4 wh)``, ``30 cd legal``."""

from __future__ import annotations

from workflows.definition import CaseType
from workflows.limits import Limit, Source, Term, TimeUnit

SHORT = {
    TimeUnit.WORKING_DAY: "wd",
    TimeUnit.CALENDAR_DAY: "cd",
    TimeUnit.WORKING_HOUR: "wh",
}
STAGES = ("reported", "assessed", "assigned", "in_progress", "resolved")


def row(case_type: CaseType) -> str:
    """Receive to assess, assess to assign, take up, settle, give feedback; then the check."""
    terms = case_type.policy.terms
    cells = [_term(terms.stages[stage]) for stage in STAGES]
    check = "–" if terms.check is None else _limit(terms.check)
    return " | ".join([*cells, check])


def _term(term: Term) -> str:
    urgent = "" if term.urgent is None else f" (U {_limit(term.urgent)})"
    return f"{_limit(term.limit)}{urgent}{' legal' if term.source is Source.LEGAL else ''}"


def _limit(limit: Limit) -> str:
    return f"{limit.value} {SHORT[limit.unit]}"
