"""The same requests asked in two worlds, one beside the other, and every byte compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tests.worlds.asking import Asked, made_up, reachable
from tests.worlds.script import AGENCY_USERS, World


class Difference(NamedTuple):
    """A request whose answers are not the same, and where they first part."""

    asked: Asked
    one: str
    other: str


def recorded(one: World, other: World, each: int) -> list[Asked]:
    """``each`` requests of every agency user: at most half follow links.

    Both worlds are walked, and lead to the same places: a page tells its reader how often they
    themselves have looked, so a world that nobody walked before would differ by that.
    """
    found = _walked(one, each)
    assert _walked(other, each) == found
    return found


def _walked(world: World, each: int) -> list[Asked]:
    found = []
    for who in AGENCY_USERS:
        linked = reachable(world, who, each // 2)
        found += [*linked, *made_up(world, who, each - len(linked), seed=2026)]
    return found


def differences(one: World, other: World, requests: Iterable[Asked]) -> Iterator[Difference]:
    """Ask in both worlds in the same order."""
    for asked in requests:
        answers = [
            world.ask(asked.who, asked.method, asked.path, **_own(asked)) for world in (one, other)
        ]
        if answers[0] != answers[1]:
            yield Difference(asked, *_parting(*(repr(answer) for answer in answers)))


def _own(asked: Asked) -> dict[str, object]:
    return {key: dict(value) for key, value in asked.sent.items()}


def _parting(one: str, other: str) -> tuple[str, str]:
    pairs = zip(one, other, strict=False)
    at = next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
    return one[max(at - 200, 0) : at + 200], other[max(at - 200, 0) : at + 200]
