"""The tree of units: lineages upwards, subtrees downwards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, scoped_session

from casework.models import Unit


class UnitTree:
    """Parents by unit id, read once; a province has some hundred units, so it is small."""

    def __init__(self, parents: dict[int, int | None]) -> None:
        self.parents = parents

    def lineage(self, unit_id: int) -> tuple[int, ...]:
        """The unit first, then its ancestors up to the top."""
        found: list[int] = []
        here: int | None = unit_id
        while here is not None:
            found.append(here)
            here = self.parents[here]
        return tuple(found)

    def children(self, unit_id: int) -> tuple[int, ...]:
        """The units directly below."""
        return tuple(child for child, parent in self.parents.items() if parent == unit_id)

    def subtree(self, unit_ids: Iterable[int]) -> frozenset[int]:
        """These units and all below them."""
        tops = frozenset(unit_ids)
        return frozenset(unit for unit in self.parents if tops & set(self.lineage(unit)))


def read_tree(session: Session | scoped_session[Any]) -> UnitTree:
    """The tree as it stands, valid and past units alike: old cases still belong somewhere."""
    return UnitTree(
        {row.id: row.parent_id for row in session.execute(select(Unit.id, Unit.parent_id))}
    )
