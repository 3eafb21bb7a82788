"""Names of people who do not exist."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from casework.demo_data.dice import dice
from casework.demo_data.reading import toml


def invented_names(taken: frozenset[str]) -> Iterator[str]:
    """Plausible full names, each once, none of those taken, always in the same order."""
    parts = toml("names.toml")
    every = [" ".join(name) for name in product(parts["family"], parts["middle"], parts["given"])]
    dice("names").shuffle(every)
    return (name for name in every if name not in taken)
