"""Names of places inside a sentence."""

from __future__ import annotations


def in_sentence(name: str) -> str:
    """``xã Suối Mây``: the kind of unit is a common noun, its own name keeps the capitals."""
    return name[:1].lower() + name[1:]
