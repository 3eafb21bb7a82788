"""Chance that falls the same way every time."""

from __future__ import annotations

from casework.demo_data.dice import dice


def test_the_same_names_fall_the_same_way() -> None:
    assert dice("a", 1).random() == dice("a", 1).random()


def test_another_name_falls_another_way() -> None:
    assert dice("a", 1).random() != dice("a", 2).random()


def test_a_throw_is_the_same_in_every_python() -> None:
    """A history interrupted yesterday goes on today: the numbers may not depend on the process."""
    assert dice("lam-van", 1).randrange(10**6) == 324992
