"""Which entries exist for an actor: those of units in reach, and those with a case one may read."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select

from casework.errors import NotAllowed, NotFound
from casework.models import Case, HotSpot, HotSpotCase
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import UnitTree, read_tree
from workflows.actors import Actor, Role
from workflows.hotspots import keeps


def visible_entries(actor: Actor, tree: UnitTree) -> ColumnElement[bool]:
    """The condition for lists; an agency or observer knows an entry only by a case of theirs."""
    theirs = HotSpot.id.in_(
        select(HotSpotCase.hot_spot_id).where(
            HotSpotCase.case_id.in_(visible_rows(actor, tree, Case.id))
        )
    )
    offices = actor.units(Role.COORDINATOR) | actor.units(Role.COMMITTEE)
    if not offices:
        return theirs
    return or_(HotSpot.unit_id.in_(tree.subtree(offices)), theirs)


def visible_entry(session: Reading, hot_spot_id: int, *, actor: Actor) -> HotSpot:
    """The entry for this actor; raises NotFound."""
    row = session.scalar(
        select(HotSpot).where(HotSpot.id == hot_spot_id, visible_entries(actor, read_tree(session)))
    )
    if row is None:
        raise NotFound
    return row


def entry_to_change(session: Reading, hot_spot_id: int, *, actor: Actor) -> HotSpot:
    """The same, locked, for whoever keeps it; raises NotFound or NotAllowed."""
    tree = read_tree(session)
    row = session.scalar(
        select(HotSpot)
        .where(HotSpot.id == hot_spot_id, visible_entries(actor, tree))
        .with_for_update()
    )
    if row is None:
        raise NotFound
    if not keeps(actor, tree.lineage(row.unit_id)):
        raise NotAllowed
    return row


def lock_entry(session: Reading, hot_spot_id: int) -> HotSpot:
    """The entry locked, for the system's own work."""
    return session.scalars(select(HotSpot).where(HotSpot.id == hot_spot_id).with_for_update()).one()
