"""Chance that falls the same way every time."""

from __future__ import annotations

from random import Random


def dice(*names: object) -> Random:
    """A generator of its own for each name, so that one more case changes no other one."""
    return Random("/".join(str(name) for name in names))  # noqa: S311 -- invented data, no secret
