"""A proposal whose cases are all in the register already opens no second entry."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.actions.hot_spot_proposals import accept_proposal
from casework.check import check
from casework.database import db
from casework.hotspots.detecting import detect_hot_spots
from casework.models import HotSpotProposal
from tests.cases import Cases
from workflows.machine import NotPossible


def test_cases_put_in_the_register_meanwhile_are_left_where_they_are(cases: Cases) -> None:
    refs = [cases.reported() for _ in range(4)]
    detect_hot_spots(now=cases.now)
    for ref in refs:
        cases.do("grace", ref, "put_in_hot_spot")
    proposal = db.session.scalars(select(HotSpotProposal.id)).one()
    with pytest.raises(NotPossible):
        accept_proposal(
            proposal, actor=cases.cast.actor("grace"), now=cases.now, title="x", reason="y"
        )
    assert check(db.session) == []
