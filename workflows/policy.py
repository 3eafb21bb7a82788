"""How a case type writes its terms: five stages, and the terms every type shares.

Numbers are the first version of the policy (domain.md §4.3): ours by default, or of
a law that the citation names.
"""

from __future__ import annotations

from workflows.clocks import TypeTerms
from workflows.limits import Limit, Source, Term, calendar_days, working_days
from workflows.states import State
from workflows.words import Label

POLICY_VERSION = 1
OUR_DEFAULT = Label("Mặc định của hệ thống", "Default of this service")
FIRST_RESPONSE = Term(
    limit=working_days(10),
    urgent=None,
    source=Source.LEGAL,
    citation=Label("Quy định 11-QĐi/TW năm 2019", "Regulation 11-QĐi/TW of 2019"),
)
# Design §2: fourteen calendar days to confirm; silence is not success.
LAPSE = Term(calendar_days(14), None, Source.DEFAULT, OUR_DEFAULT)
DECISION = Term(working_days(3), None, Source.DEFAULT, OUR_DEFAULT)


def default(limit: Limit, urgent: Limit | None = None) -> Term:
    """A term of our own making."""
    return Term(limit, urgent, Source.DEFAULT, OUR_DEFAULT)


def legal(limit: Limit, citation: Label) -> Term:
    """A term that a law or a rule of the Party gives."""
    return Term(limit, None, Source.LEGAL, citation)


def five_stages(
    *,
    assess: Term,
    assign: Term,
    accept: Term,
    resolve: Term,
    feedback: Term,
    check: Limit | None = None,
) -> TypeTerms:
    """The terms of the five stages, in the order a case walks them."""
    return TypeTerms(
        stages={
            State.REPORTED.value: assess,
            State.ASSESSED.value: assign,
            State.ASSIGNED.value: accept,
            State.IN_PROGRESS.value: resolve,
            State.RESOLVED.value: feedback,
        },
        check=check,
        first_response=FIRST_RESPONSE,
        lapse=LAPSE,
        dispute=DECISION,
        objection=DECISION,
    )
