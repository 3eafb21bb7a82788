"""Several collaborators who tell of one place; one who tells of it often is one voice."""

from __future__ import annotations

from tests.workflows.detection.scenes import MARKET, TODAY, seen
from workflows.detection.parameters import FROZEN
from workflows.detection.sighting import Look
from workflows.detection.voices import voices


def test_five_voices_are_heard() -> None:
    (found,) = voices([seen(n, by=n) for n in range(5)], on=TODAY, using=FROZEN)
    assert (found.look, found.counted, set(found.cases)) == (Look.VOICES, 5, {0, 1, 2, 3, 4})


def test_four_are_not_however_often_they_speak() -> None:
    assert voices([seen(n, by=n % 4) for n in range(12)], on=TODAY, using=FROZEN) == []


def test_voices_of_two_places_or_of_long_ago_are_not_added_up() -> None:
    two = [seen(n, by=n, place=MARKET if n % 2 else "Trạm bơm Bàu Sen") for n in range(6)]
    assert voices(two, on=TODAY, using=FROZEN) == []
    old = [seen(n, by=n, ago=21 if n else 0) for n in range(6)]
    assert voices(old, on=TODAY, using=FROZEN) == []
