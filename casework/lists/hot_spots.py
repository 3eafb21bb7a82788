"""The register as its readers see it: a list of entries, one entry, and what is proposed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import func, select

from casework.hotspots.file import fold_of, read_entry_events, texts_of
from casework.hotspots.fold import Entry
from casework.hotspots.proposals import visible_proposals
from casework.hotspots.visible import visible_entries, visible_entry
from casework.lists.columns import list_rows
from casework.models import (
    Agency,
    Case,
    HotSpot,
    HotSpotCase,
    HotSpotEvent,
    HotSpotProposal,
    HotSpotProposalCase,
    Unit,
)
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.hotspots import Status, decides, keeps

MOST_SHOWN = 100
# What only those who keep the register read: what they found, and what they told each other.
KEEPERS_ONLY = frozenset({"checked_in", "verified", "reminded", "ended", "opened"})


class EntryReading(NamedTuple):
    """One entry for one reader; ``inside``: of an office that keeps it."""

    row: HotSpot
    unit: str
    entry: Entry
    events: Sequence[HotSpotEvent]
    texts: dict[int, str]
    cases: Sequence[Any]
    agencies: dict[int, str]
    inside: bool
    decides: bool
    own_agencies: frozenset[int]


def entries(
    session: Reading, actor: Actor, tree: UnitTree, *, ended: bool
) -> Sequence[tuple[Any, int]]:
    """Entries with the number of their cases this reader may see; what is owed first comes first."""
    wanted = HotSpot.status == Status.ENDED.value
    rows = session.execute(
        select(HotSpot, Unit.name.label("unit"))
        .join(Unit, Unit.id == HotSpot.unit_id)
        .where(visible_entries(actor, tree), wanted if ended else ~wanted)
        .order_by(HotSpot.next_due_on.is_(None), HotSpot.next_due_on, HotSpot.id.desc())
        .limit(MOST_SHOWN + 1)
    ).all()
    counted = session.execute(
        select(HotSpotCase.hot_spot_id, func.count())
        .where(
            HotSpotCase.hot_spot_id.in_([row.HotSpot.id for row in rows]),
            HotSpotCase.case_id.in_(visible_rows(actor, tree, Case.id)),
        )
        .group_by(HotSpotCase.hot_spot_id)
    )
    counts = {row[0]: row[1] for row in counted}
    return [(row, counts.get(row.HotSpot.id, 0)) for row in rows]


def read_entry(session: Reading, hot_spot_id: int, *, actor: Actor, tree: UnitTree) -> EntryReading:
    """One entry with its history and the cases this reader may see; raises NotFound."""
    row = visible_entry(session, hot_spot_id, actor=actor)
    lineage = tree.lineage(row.unit_id)
    events = read_entry_events(session, row.id)
    inside = keeps(actor, lineage)
    entry = fold_of(events)
    members = select(HotSpotCase.case_id).where(HotSpotCase.hot_spot_id == row.id)
    cases = session.execute(
        list_rows(actor, tree).where(Case.id.in_(members)).order_by(Case.id)
    ).all()
    owners = {step.agency_id for step in entry.steps if step.agency_id is not None}
    names = session.execute(select(Agency.id, Agency.name).where(Agency.id.in_(owners)))
    return EntryReading(
        row=row,
        unit=session.scalar(select(Unit.name).where(Unit.id == row.unit_id)) or "",
        entry=entry,
        events=events,
        texts=dict(texts_of(session, [each.id for each in events])),
        cases=cases,
        agencies={each.id: each.name for each in names},
        inside=inside,
        decides=decides(actor, lineage),
        own_agencies=actor.agencies,
    )


def entry_of_case(session: Reading, case_id: int, actor: Actor, tree: UnitTree) -> int | None:
    """The latest entry with this case that this reader may see."""
    return session.scalar(
        select(HotSpot.id)
        .join(HotSpotCase, HotSpotCase.hot_spot_id == HotSpot.id)
        .where(HotSpotCase.case_id == case_id, visible_entries(actor, tree))
        .order_by(HotSpot.id.desc())
        .limit(1)
    )


def waiting_proposals(
    session: Reading, actor: Actor, tree: UnitTree
) -> Sequence[tuple[Any, Sequence[Any]]]:
    """What waits for a decision, newest first, each with the cases this reader may see."""
    rows = session.execute(
        select(HotSpotProposal, Unit.name.label("unit"))
        .join(Unit, Unit.id == HotSpotProposal.place_unit_id)
        .where(visible_proposals(actor, tree), HotSpotProposal.accepted.is_(None))
        .order_by(HotSpotProposal.id.desc())
        .limit(MOST_SHOWN)
    ).all()
    of: dict[int, list[int]] = defaultdict(list)
    for proposal, case in session.execute(
        select(HotSpotProposalCase.proposal_id, HotSpotProposalCase.case_id).where(
            HotSpotProposalCase.proposal_id.in_([row.HotSpotProposal.id for row in rows])
        )
    ):
        of[proposal].append(case)
    wanted = {case for some in of.values() for case in some}
    cases = {
        row.id: row
        for row in session.execute(
            list_rows(actor, tree).where(Case.id.in_(wanted)).order_by(Case.id)
        )
    }
    return [
        (row, [cases[case] for case in of[row.HotSpotProposal.id] if case in cases]) for row in rows
    ]


def count_proposals(session: Reading, actor: Actor, tree: UnitTree) -> int:
    """How many wait for a decision of this reader's offices."""
    return (
        session.scalar(
            select(func.count())
            .select_from(HotSpotProposal)
            .where(visible_proposals(actor, tree), HotSpotProposal.accepted.is_(None))
        )
        or 0
    )
