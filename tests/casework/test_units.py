"""The tree of units: lineages upwards, subtrees downwards."""

from __future__ import annotations

from casework.database import db
from casework.units import UnitTree, read_tree
from tests.cast import Cast

TREE = UnitTree({1: None, 2: 1, 3: 1, 4: 2, 9: None})


def test_a_lineage_begins_with_the_unit_and_ends_at_the_top() -> None:
    assert TREE.lineage(4) == (4, 2, 1)
    assert TREE.lineage(9) == (9,)


def test_children_are_only_those_directly_below() -> None:
    assert TREE.children(1) == (2, 3)
    assert TREE.children(4) == ()


def test_a_subtree_is_the_units_and_all_below() -> None:
    assert TREE.subtree([2]) == {2, 4}
    assert TREE.subtree([1]) == {1, 2, 3, 4}
    assert TREE.subtree([]) == frozenset()


def test_the_stored_tree_is_the_cast_s(cast: Cast) -> None:
    tree = read_tree(db.session)
    assert tree.lineage(cast.unit("SMY")) == (cast.unit("SMY"), cast.unit("TAM"))
