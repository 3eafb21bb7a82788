"""Names of people who do not exist."""

from __future__ import annotations

from itertools import islice

from casework.demo_data.names import invented_names


def test_names_are_enough_and_all_different() -> None:
    names = list(islice(invented_names(frozenset()), 400))
    assert len(set(names)) == 400


def test_a_name_already_given_is_not_given_again() -> None:
    first = next(invented_names(frozenset()))
    assert first not in set(islice(invented_names(frozenset({first})), 5000))


def test_names_always_come_in_the_same_order() -> None:
    assert next(invented_names(frozenset())) == next(invented_names(frozenset()))
