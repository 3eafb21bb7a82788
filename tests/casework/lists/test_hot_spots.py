"""The register's lists ask a fixed number of questions, however long they are."""

from __future__ import annotations

from casework.database import db
from casework.lists.hot_spots import count_proposals, entries, waiting_proposals
from casework.units import read_tree
from tests.cases import Cases
from tests.casework.hotspots.register import Register


def test_each_reader_counts_the_cases_they_may_see(cases: Cases) -> None:
    register = Register(cases)
    entry = register.opened()
    register.opened()
    tree = read_tree(db.session)
    for who, count in (("bob", 2), ("dan", 2), ("gus", 0), ("alice", 2)):
        found = entries(db.session, cases.cast.actor(who), tree, ended=False)
        assert len(found) == count
        assert all(cases_seen == 1 for _, cases_seen in found)
    assert entry in {row.HotSpot.id for row, _ in found}


def test_nothing_waits_where_nothing_was_proposed(cases: Cases) -> None:
    actor, tree = cases.cast.actor("bob"), read_tree(db.session)
    assert (count_proposals(db.session, actor, tree), waiting_proposals(db.session, actor, tree)) == (
        0, [],
    )  # fmt: skip
