"""Proposals exist for offices only."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.database import db
from casework.hotspots.detecting import detect_hot_spots
from casework.hotspots.proposals import visible_proposals
from casework.models import HotSpotProposal
from casework.units import read_tree
from tests.cases import Cases

SEES = ("bob", "grace", "carol", "frank")


@pytest.mark.parametrize("who", ["bill", "gus", "olga", "dan", "alice", "ada", *SEES])
def test_they_exist_for_the_offices_of_the_unit_and_above(cases: Cases, who: str) -> None:
    for _ in range(4):
        cases.reported()
    detect_hot_spots(now=cases.now)
    seen = visible_proposals(cases.cast.actor(who), read_tree(db.session))
    found = db.session.scalars(select(HotSpotProposal.id).where(seen)).all()
    assert bool(found) is (who in SEES)
