"""The numbers of a case type: terms, ladder and caps, in versions (design §3).

A case type's file writes the first version (domain.md §4.3): ours by default, or of a law that
the citation names. Later versions are rows that an administrator wrote.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from workflows.clocks import TIMED_STAGES, TypeTerms
from workflows.escalation import DEFAULT_LADDER, Rung, check_ladder
from workflows.limits import Limit, Source, Term, calendar_days, working_days
from workflows.states import State
from workflows.words import Label

# The terms beside those of the stages, by the names of their fields in TypeTerms.
OTHER_TERMS: Final = ("first_response", "status", "lapse", "dispute", "objection")
LONGEST_TERM: Final = 365
LONGEST_PAUSE: Final = 365
FARTHEST_RUNG: Final = 365
MOST_EXTENSIONS: Final = 10
OUT_OF_ORDER = Label(
    "Mỗi nấc phải sau nấc trước, cả việc thường lẫn việc khẩn.",
    "Each rung comes after the one before, in plain and in urgent cases.",
)
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


class InvalidPolicy(ValueError):
    """A number that no policy may have; ``field`` names it as ``casework.rules.written`` does."""

    def __init__(self, field: str, because: Label) -> None:
        super().__init__(f"{field}: {because.en}")
        self.field = field
        self.because = because


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """One version of the numbers of a case type; raises InvalidPolicy for one that makes no sense.

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
        for name, limit in _limits(self.terms):
            within(name, limit.value, 1, LONGEST_TERM)
        _check_rungs(self.ladder)
        within("max_extensions", self.max_extensions, 0, MOST_EXTENSIONS)
        least = self.max_extensions
        within("max_extensions_complex", self.max_extensions_complex, least, MOST_EXTENSIONS)
        within("max_pause_days", self.max_pause_days, 1, LONGEST_PAUSE)

    def extensions_allowed(self, *, complex_case: bool) -> int:
        """How many extensions one cycle of a case may have."""
        return self.max_extensions_complex if complex_case else self.max_extensions


def terms_by_name(terms: TypeTerms) -> dict[str, Term]:
    """The terms of the stages in the order of a case's life, then the others that it has."""
    stages = {stage: terms.stages[stage] for stage in TIMED_STAGES}
    others = {name: getattr(terms, name) for name in OTHER_TERMS}
    return stages | {name: term for name, term in others.items() if term is not None}


def within(field: str, value: int, least: int, most: int) -> None:
    """Raise InvalidPolicy for a number out of these bounds."""
    if not least <= value <= most:
        raise InvalidPolicy(
            field, Label(f"Phải từ {least} đến {most}.", f"It must be from {least} to {most}.")
        )


def _limits(terms: TypeTerms) -> Iterator[tuple[str, Limit]]:
    for name, term in terms_by_name(terms).items():
        yield name, term.limit
        if term.urgent is not None:
            yield f"{name}_urgent", term.urgent
    if terms.check is not None:
        yield "check", terms.check


def _check_rungs(ladder: tuple[Rung, ...]) -> None:
    """A fault of the ladder is told of the first rung that is not where it belongs."""
    if not ladder:
        raise InvalidPolicy("rung_1", Label("Phải có ít nhất một nấc.", "A ladder has rungs."))
    for place, rung in enumerate(ladder, start=1):
        within(f"rung_{rung.level}", rung.offset, -FARTHEST_RUNG, FARTHEST_RUNG)
        within(f"rung_{rung.level}_urgent", rung.urgent_offset, -FARTHEST_RUNG, FARTHEST_RUNG)
        try:
            check_ladder(ladder[:place])
        except ValueError:
            raise InvalidPolicy(f"rung_{rung.level}", OUT_OF_ORDER) from None


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
    status: Term | None = None,
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
        status=status,
    )
