"""Proposals are for the offices that keep the register of their unit, and for nobody else."""

from __future__ import annotations

from sqlalchemy import ColumnElement, false

from casework.models import HotSpotProposal
from casework.units import UnitTree
from workflows.actors import Actor, Role


def visible_proposals(actor: Actor, tree: UnitTree) -> ColumnElement[bool]:
    """Those of the units at or below the actor's offices."""
    offices = actor.units(Role.COORDINATOR) | actor.units(Role.COMMITTEE)
    return HotSpotProposal.unit_id.in_(tree.subtree(offices)) if offices else false()
