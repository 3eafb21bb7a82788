"""Which clocks tick after an event: the table of design §3.3, read off the case's new situation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from workflows.clocks import TIMED_STAGES, ClockKind, Moment, TypeTerms

# These end for good. The others go on when their key comes back, as after rework.
_ONCE: Final = frozenset({ClockKind.FIRST_RESPONSE, ClockKind.CHECK})
_ANSWERED: Final = frozenset({"assigned", "feedback", "declined", "merged", "closed"})
_ENDS: Final = frozenset({"declined", "merged", "closed"})
_LETTERS: Final = {
    ClockKind.LAPSE: "l",
    ClockKind.STATUS: "n",
    ClockKind.DISPUTE: "d",
    ClockKind.OBJECTION: "o",
    ClockKind.DIRECTIVE: "c",
    ClockKind.STATUTORY: "s",
}


class Tick(NamedTuple):
    """A clock that ticks after a moment."""

    key: str
    kind: ClockKind
    name: str


class Known(NamedTuple):
    """What is needed to know of a clock that ticked before."""

    kind: ClockKind
    ended: bool


def ticking(
    before: Moment | None, moment: Moment, policy: TypeTerms, known: Mapping[str, Known]
) -> Iterator[Tick]:
    """The clocks that tick after a moment, all but those opened and settled by name.

    before: the moment before; known: every clock of the case so far, by key.
    """
    for tick in (*_by_place(before, moment, policy, known), *_by_mark(moment, policy, known)):
        earlier = known.get(tick.key)
        if earlier is None or not earlier.ended or tick.kind not in _ONCE:
            yield tick


def numbered_key(kind: ClockKind, seq: int, name: str = "") -> str:
    """The key of a clock that is known by the event that started it: d7.dispute."""
    return f"{_LETTERS[kind]}{seq}.{name or kind.value}"


def _by_place(
    before: Moment | None, moment: Moment, policy: TypeTerms, known: Mapping[str, Known]
) -> Iterator[Tick]:
    """The clocks that belong to a cycle, a custody or a state."""
    if moment.cycle == 1 and moment.state not in _ANSWERED:
        yield Tick("1.first_response", ClockKind.FIRST_RESPONSE, "first_response")
    if moment.state not in TIMED_STAGES:
        return
    custody = f"{moment.cycle}.{moment.custody}"
    yield Tick(f"{moment.cycle}.case", ClockKind.CASE, "case")
    yield Tick(f"{custody}.custody", ClockKind.CUSTODY, "custody")
    yield Tick(f"{custody}.{moment.state}", ClockKind.STAGE, moment.state)
    check = f"{custody}.check"
    if _must_check(moment, policy) and (check in known or _enters(before, moment)):
        yield Tick(check, ClockKind.CHECK, "check")


def _must_check(moment: Moment, policy: TypeTerms) -> bool:
    handled = moment.state == "in_progress" and not moment.checked
    return handled and moment.urgent and policy.check is not None


def _enters(before: Moment | None, moment: Moment) -> bool:
    here = (moment.state, moment.cycle, moment.custody)
    return before is None or (before.state, before.cycle, before.custody) != here


def _by_mark(moment: Moment, policy: TypeTerms, known: Mapping[str, Known]) -> Iterator[Tick]:
    """The clocks of status, feedback, dispute and objection: a new one each time they begin."""
    for kind in _marks(moment, policy):
        open_keys: Iterable[str] = (
            key
            for key, clock in known.items()
            if clock.kind is kind and not clock.ended and moment.renewed is not kind
        )
        key = next(iter(open_keys), numbered_key(kind, moment.seq))
        yield Tick(key, kind, kind.value)


def _marks(moment: Moment, policy: TypeTerms) -> Iterator[ClockKind]:
    if moment.state == "in_progress" and policy.status is not None:
        yield ClockKind.STATUS
    if moment.state == "feedback":
        yield ClockKind.DISPUTE if moment.disputed else ClockKind.LAPSE
    if moment.objected and moment.state in _ENDS:
        yield ClockKind.OBJECTION
