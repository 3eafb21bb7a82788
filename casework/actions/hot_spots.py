"""The committee's decisions that touch cases and the register at once.

Cases are locked first, in the order of their ids, then the entry: everybody who needs both does it
so.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import select

from casework.actions.perform import Turn, command, take_turn
from casework.adopting import open_to_change
from casework.casefile import open_file
from casework.errors import BadInput, NotAllowed, NotFound, Stale
from casework.events.beside import HotSpotEntered, HotSpotLeft
from casework.hotspots.events import CaseAdded, CaseRemoved, Ended, Opened
from casework.hotspots.file import EntryFile, begin_entry, open_entry
from casework.hotspots.keeping import CHANGED, ENDED
from casework.hotspots.visible import entry_to_change, lock_entry, visible_entry
from casework.models import Case, CaseText, HotSpot, HotSpotCase
from casework.queries import case_to_change, linked_case, visible_rows
from casework.recording import record
from casework.seats import Reading
from casework.settling import settle
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from workflows.actors import Actor, Standing
from workflows.hotspots import Ending, Status, decides, refuses_to_end
from workflows.machine import NotPossible
from workflows.words import Label

NONE_CHOSEN = Label("Chọn ít nhất một vụ việc.", "Choose at least one case.")
OTHER_UNIT = Label(
    "Vụ việc này do đơn vị khác giữ.", "This case is held by a unit that is not of this entry."
)


@command
def put_in_hot_spot(turn: Turn, *, reason: str) -> None:
    """By the committee's decision: the case is marked, and an entry opened for it."""
    turn.record(HotSpotEntered(), text={"reason": reason})
    case = turn.file.state
    file = begin_entry(
        turn.file.session,
        Opened(unit_id=case.unit_id, type=case.type),
        title=title_of(turn.file.session, turn.file.row),
        reason=reason,
        actor=turn.actor,
        now=turn.now,
    )
    file.record(CaseAdded(case_id=turn.file.row.id), actor=turn.actor)


@command
def take_out_of_hot_spot(turn: Turn, *, reason: str) -> None:
    """By the committee's decision: the mark goes, and the entry that watched it lets it go."""
    turn.record(HotSpotLeft(), text={"reason": reason})
    for row in open_entries_of(turn.file.session, turn.file.row.id):
        file = open_entry(turn.file.session, row, now=turn.now)
        file.record(CaseRemoved(case_id=turn.file.row.id), actor=turn.actor, text=reason)


def open_hot_spot(
    refs: Sequence[str], *, actor: Actor, now: datetime, title: str, reason: str
) -> int:
    """One entry for several cases, held by the first one's unit; returns its id.

    Raises BadInput for ``cases``; otherwise as ``perform`` does for each case.
    """
    if not refs:
        raise BadInput("cases", NONE_CHOSEN)
    with unit_of_work() as session:
        return open_with(session, refs, actor=actor, now=now, title=title, reason=reason).row.id


def open_with(
    session: Reading, refs: Iterable[str], *, actor: Actor, now: datetime, title: str, reason: str
) -> EntryFile:
    """The same, inside a running transaction."""
    turns = [_turn(session, ref, actor, now) for ref in in_order(session, refs, actor)]
    first = turns[0].file.state
    file = begin_entry(
        session,
        Opened(unit_id=first.unit_id, type=first.type),
        title=title,
        reason=reason,
        actor=actor,
        now=turns[0].now,
    )
    for turn in turns:
        _put_in(file, turn, reason)
    return file


def add_to_hot_spot(
    hot_spot_id: int, *, actor: Actor, now: datetime, case: str, reason: str
) -> None:
    """One more case in an entry; BadInput names ``case`` when it is not there or not of its unit."""
    with unit_of_work() as session:
        visible_entry(session, hot_spot_id, actor=actor)
        try:
            turn = _turn(session, case, actor, now)
        except NotFound:
            raise BadInput("case", NotFound().because) from None
        row = entry_to_change(session, hot_spot_id, actor=actor)
        file = _decided(session, row, actor, now)
        if row.unit_id not in read_tree(session).lineage(turn.file.state.unit_id):
            raise BadInput("case", OTHER_UNIT)
        _put_in(file, turn, reason)


def end_hot_spot(
    hot_spot_id: int,
    *,
    actor: Actor,
    now: datetime,
    ending: str,
    reason: str,
    version: int | None = None,
) -> None:
    """The entry ends, and its cases lose their mark. Raises NotPossible for what nobody verified."""
    with unit_of_work() as session:
        visible_entry(session, hot_spot_id, actor=actor)
        cases = session.scalars(
            select(HotSpotCase.case_id)
            .where(HotSpotCase.hot_spot_id == hot_spot_id)
            .order_by(HotSpotCase.case_id)
        ).all()
        rows = [linked_case(session, each) for each in cases]
        row = entry_to_change(session, hot_spot_id, actor=actor)
        if version is not None and version != row.last_seq:
            raise Stale(CHANGED)
        file = _decided(session, row, actor, now)
        wanted = Ending(ending)
        refusal = refuses_to_end(wanted, file.entry.seen, came_back=file.entry.came_back > 0)
        if refusal is not None:
            raise NotPossible(refusal)
        file.record(Ended(ending=wanted.value), actor=actor, text=reason)
        for each in rows:
            _unmark(session, each, actor, now, reason)


def open_entries_of(session: Reading, case_id: int) -> Sequence[HotSpot]:
    """The entries that watch this case, locked."""
    ids = session.scalars(
        select(HotSpotCase.hot_spot_id)
        .join(HotSpot, HotSpot.id == HotSpotCase.hot_spot_id)
        .where(HotSpotCase.case_id == case_id, HotSpot.status != Status.ENDED.value)
        .order_by(HotSpot.id)
    ).all()
    return [lock_entry(session, each) for each in ids]


def in_order(session: Reading, refs: Iterable[str], actor: Actor) -> list[str]:
    """These numbers in the order of the cases' ids; one that is not there raises NotFound."""
    wanted = set(refs)
    if any("\0" in ref for ref in wanted):
        raise NotFound
    rows = session.execute(
        visible_rows(actor, read_tree(session), Case.ref)
        .where(Case.ref.in_(wanted))
        .order_by(Case.id)
    )
    found = [row.ref for row in rows]
    if len(found) < len(wanted):
        raise NotFound
    return found


def title_of(session: Reading, row: Case) -> str:
    """What an entry is called that is opened for one case."""
    return session.scalar(select(CaseText.title).where(CaseText.case_id == row.id)) or row.ref


def _turn(session: Reading, ref: str, actor: Actor, now: datetime) -> Turn:
    row = case_to_change(session, ref, actor=actor)
    return take_turn(open_to_change(session, row, now=now), "put_in_hot_spot", actor=actor)


def _put_in(file: EntryFile, turn: Turn, reason: str) -> None:
    turn.record(HotSpotEntered(), text={"reason": reason})
    settle(turn.file)
    file.record(CaseAdded(case_id=turn.file.row.id), actor=turn.actor)


def _decided(session: Reading, row: HotSpot, actor: Actor, now: datetime) -> EntryFile:
    if not decides(actor, read_tree(session).lineage(row.unit_id)):
        raise NotAllowed
    if row.status == Status.ENDED:
        raise NotPossible(ENDED)
    return open_entry(session, row, now=now)


def _unmark(session: Reading, row: Case, actor: Actor, now: datetime, reason: str) -> None:
    if not row.hot_spot:
        return
    file = open_file(session, row, now=now)
    record(file, HotSpotLeft(), actor=actor, standing=Standing.COMMITTEE, text={"reason": reason})
    settle(file)
