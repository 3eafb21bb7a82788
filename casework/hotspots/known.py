"""What is known of a group already: proposals made before, and entries of the register."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select

from casework.models import HotSpot, HotSpotCase, HotSpotProposal, HotSpotProposalCase
from casework.seats import Reading
from workflows.detection.sighting import Group
from workflows.hotspots import Status


def known_cases(session: Reading, group: Group) -> list[frozenset[int]]:
    """The cases of each proposal of this group, decided or not, and of open entries of its type."""
    place_unit, type_ = group
    proposed = session.execute(
        select(HotSpotProposalCase.proposal_id.label("of"), HotSpotProposalCase.case_id)
        .join(HotSpotProposal, HotSpotProposal.id == HotSpotProposalCase.proposal_id)
        .where(HotSpotProposal.place_unit_id == place_unit, HotSpotProposal.type == type_)
    )
    watched = session.execute(
        select(HotSpotCase.hot_spot_id.label("of"), HotSpotCase.case_id)
        .join(HotSpot, HotSpot.id == HotSpotCase.hot_spot_id)
        .where(HotSpot.type == type_, HotSpot.status != Status.ENDED.value)
    )
    found: dict[tuple[str, int], set[int]] = defaultdict(set)
    for kind, rows in (("proposed", proposed), ("watched", watched)):
        for row in rows:
            found[kind, row.of].add(row.case_id)
    return [frozenset(each) for each in found.values()]
