"""What detection proposed is decided by people: an entry is opened, or it is dismissed for a reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from casework.actions.hot_spots import open_with
from casework.errors import NotAllowed, NotFound
from casework.hotspots.proposals import visible_proposals
from casework.models import Case, HotSpotProposal, HotSpotProposalCase
from casework.queries import visible_rows
from casework.unit_of_work import Writing, unit_of_work
from casework.units import read_tree
from workflows.actors import Actor
from workflows.hotspots import decides, keeps
from workflows.machine import NotPossible
from workflows.words import Label

DECIDED = Label("Đề xuất này đã được quyết định.", "This was decided already.")
NO_CASE = Label(
    "Không còn vụ việc nào để đưa vào sổ.", "No case of it can be put in the register any more."
)


def accept_proposal(
    proposal_id: int, *, actor: Actor, now: datetime, title: str, reason: str
) -> int:
    """Open an entry with those of its cases that are in none; returns the entry's id."""
    with unit_of_work() as session:
        refs = _refs(session, proposal_id, actor)
        row = _waiting(session, proposal_id, actor, deciding=True)
        if not refs:
            raise NotPossible(NO_CASE)
        file = open_with(session, refs, actor=actor, now=now, title=title, reason=reason)
        _decide(row, actor, now, reason, accepted=True)
        row.hot_spot_id = file.row.id
        return int(file.row.id)


def dismiss_proposal(proposal_id: int, *, actor: Actor, now: datetime, reason: str) -> None:
    """It is none; the same cases are not proposed again until enough new ones have come."""
    with unit_of_work() as session:
        row = _waiting(session, proposal_id, actor, deciding=False)
        _decide(row, actor, now, reason, accepted=False)


def _refs(session: Writing, proposal_id: int, actor: Actor) -> Sequence[str]:
    cases = select(HotSpotProposalCase.case_id).where(
        HotSpotProposalCase.proposal_id == proposal_id
    )
    rows = session.execute(
        visible_rows(actor, read_tree(session), Case.ref).where(
            Case.id.in_(cases),
            ~Case.hot_spot,
            Case.state.not_in(("declined", "merged")),
        )
    )
    return [row.ref for row in rows]


def _waiting(
    session: Writing, proposal_id: int, actor: Actor, *, deciding: bool
) -> HotSpotProposal:
    tree = read_tree(session)
    row = session.scalar(
        select(HotSpotProposal)
        .where(HotSpotProposal.id == proposal_id, visible_proposals(actor, tree))
        .with_for_update()
    )
    if row is None:
        raise NotFound
    lineage = tree.lineage(row.unit_id)
    if not (decides(actor, lineage) if deciding else keeps(actor, lineage)):
        raise NotAllowed
    if row.accepted is not None:
        raise NotPossible(DECIDED)
    return row


def _decide(
    row: HotSpotProposal, actor: Actor, now: datetime, reason: str, *, accepted: bool
) -> None:
    row.accepted, row.reason = accepted, reason
    row.decided_by_id, row.decided_at = actor.person_id, now
