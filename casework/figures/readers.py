"""Whose figures somebody may read: an office's of its units, an agency's own, or suppressed ones."""

from __future__ import annotations

from typing import NamedTuple

from casework.errors import NotAllowed
from casework.units import UnitTree
from workflows.actors import Actor, Role

OFFICES = (Role.COMMITTEE, Role.COORDINATOR)


class Reach(NamedTuple):
    """``units`` of None are all, ``agencies`` of None too; ``suppressed``: no small number."""

    units: frozenset[int] | None
    agencies: frozenset[int] | None
    suppressed: bool


def reach_of(actor: Actor, tree: UnitTree) -> Reach:
    """The widest this person has; NotAllowed for somebody without any."""
    offices = frozenset(unit for role in OFFICES for unit in actor.units(role))
    if offices:
        return Reach(_all_or(tree.subtree(offices), tree), None, suppressed=False)
    if actor.agencies:
        return Reach(None, actor.agencies, suppressed=False)
    watched = actor.units(Role.OBSERVER)
    if watched:
        return Reach(_all_or(tree.subtree(watched), tree), None, suppressed=True)
    raise NotAllowed


def _all_or(units: frozenset[int], tree: UnitTree) -> frozenset[int] | None:
    return None if len(units) == len(tree.parents) else units
