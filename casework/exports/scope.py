"""A fingerprint of what somebody may see, so that a list made for another scope is known as such."""

from __future__ import annotations

import hashlib
import json

from casework.lists.choices import OFFICES
from casework.units import UnitTree
from workflows.actors import Actor


def scope_of(actor: Actor, tree: UnitTree) -> str:
    """SHA-256 over every seat, and over every unit they reach from there; the same seats in another
    tree of units are another scope.
    """
    seats = sorted((seat.role.value, seat.unit_id, seat.agency_id or 0) for seat in actor.seats)
    reach = {role.value: sorted(tree.subtree(actor.units(role))) for role in OFFICES}
    said = json.dumps([seats, reach], sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()
