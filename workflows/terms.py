"""Which terms of a case type's policy a clock has to keep, and what they say together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from workflows.clocks import TIMED_STAGES, ClockKind, TypeTerms
from workflows.limits import Source, Term
from workflows.words import Label

# What whoever takes a case in this state still has to do before it goes to somebody else.
_OWN_WORK: Final = {
    "reported": ("reported", "assessed"),
    "assessed": ("assessed",),
    "assigned": ("assigned", "in_progress"),
    "in_progress": ("in_progress",),
    "resolved": ("resolved",),
}

# Each of these has a term of its own, under its own name.
_NAMED: Final = frozenset(
    {
        ClockKind.FIRST_RESPONSE,
        ClockKind.STATUS,
        ClockKind.LAPSE,
        ClockKind.DISPUTE,
        ClockKind.OBJECTION,
    }
)


def stages_ahead(kind: ClockKind, state: str) -> tuple[str, ...]:
    """The stages a case, custody or stage clock covers when it starts in this state."""
    match kind:
        case ClockKind.CASE:
            return TIMED_STAGES[TIMED_STAGES.index(state) :]
        case ClockKind.CUSTODY:
            return _OWN_WORK[state]
        case ClockKind.STAGE:
            return (state,)
        case _:
            return ()


def terms_of(kind: ClockKind, stages: Sequence[str], policy: TypeTerms) -> tuple[Term, ...]:
    """The terms of a clock, to be applied one after the other."""
    match kind:
        case ClockKind.CHECK:
            return _check(policy)
        case kind if kind in _NAMED:
            term: Term | None = getattr(policy, kind.value)
            return () if term is None else (term,)
        case _:
            return tuple(policy.stages[stage] for stage in stages)


def common_source(terms: Sequence[Term]) -> Source:
    """The source of several terms together: a sum is law only if every part of it is."""
    sources = {term.source for term in terms}
    return sources.pop() if len(sources) == 1 else Source.DEFAULT


def common_citation(terms: Sequence[Term]) -> Label:
    """The rules quoted by several terms, each once."""
    quoted = list(dict.fromkeys(term.citation for term in terms))
    return Label("; ".join(one.vi for one in quoted), "; ".join(one.en for one in quoted))


def _check(policy: TypeTerms) -> tuple[Term, ...]:
    # The first check on the spot is a part of the handling, and promised by the same rule.
    handling = policy.stages["in_progress"]
    if policy.check is None:
        return ()
    return (Term(policy.check, None, handling.source, handling.citation),)
