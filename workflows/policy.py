"""The numbers of a case type: terms, ladder and caps, in versions (design §3).

A case type's file writes the first version (domain.md §4.3): ours by default, or of a law that
the citation names. Later versions are rows that an administrator wrote.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from workflows.clocks import TypeTerms
from workflows.escalation import DEFAULT_LADDER, Rung, check_ladder
from workflows.limits import Limit, Source, Term, calendar_days, working_days
from workflows.states import State
from workflows.words import Label

MOST_EXTENSIONS: Final = 10
LONGEST_PAUSE: Final = 365
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One version of the numbers of a case type; ValueError for numbers that make no sense.

    max_extensions: granted in one cycle, with another cap for complex cases; max_pause_days:
    calendar days from the start of a pause to its review.
    """

    version: int = 1
    terms: TypeTerms
    ladder: tuple[Rung, ...] = DEFAULT_LADDER
    max_extensions: int = 1
    max_extensions_complex: int = 2
    max_pause_days: int = 60

    def __post_init__(self) -> None:
        if self.version < 1:
            raise ValueError(f"versions count from 1, not {self.version}")
        if not self.ladder:
            raise ValueError("a ladder has rungs")
        check_ladder(self.ladder)
        if not 0 <= self.max_extensions <= self.max_extensions_complex <= MOST_EXTENSIONS:
            raise ValueError(f"extensions: 0 to {MOST_EXTENSIONS}, complex cases not fewer")
        if not 1 <= self.max_pause_days <= LONGEST_PAUSE:
            raise ValueError(f"a pause may last from 1 to {LONGEST_PAUSE} days")

    def extensions_allowed(self, *, complex_case: bool) -> int:
        """How many extensions one cycle of a case may have."""
        return self.max_extensions_complex if complex_case else self.max_extensions


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
