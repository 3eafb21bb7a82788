"""Each entry of the register is the fold of its own events, and its cases carry its mark."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select

from casework.checking.violation import Violation
from casework.hotspots.file import fold_of, read_entry_events
from casework.hotspots.fold import FOLDED, Entry
from casework.models import Case, HotSpot, HotSpotCase, HotSpotEvent, HotSpotText
from casework.payloads import payload_hash
from casework.seats import Reading
from workflows.hotspots import Status


def entries(session: Reading) -> Iterator[Violation]:
    """Every folded column, the cases in it, and how many events there are."""
    for row in session.scalars(select(HotSpot).order_by(HotSpot.id)):
        ref = f"hot spot {row.id}"
        events = read_entry_events(session, row.id)
        try:
            entry = fold_of(events)
        except (KeyError, TypeError, ValueError) as fault:
            yield Violation("history of a hot spot cannot be read", ref, repr(fault))
            continue
        if [event.seq for event in events] != list(range(1, row.last_seq + 1)):
            yield Violation(
                "gap in the events of a hot spot", ref, f"the row counts {row.last_seq}"
            )
        yield from _row(session, row, entry, ref)


def _row(session: Reading, row: HotSpot, entry: Entry, ref: str) -> Iterator[Violation]:
    for name in FOLDED:
        if getattr(row, name) != getattr(entry, name):
            found = f"{name} is {getattr(row, name)!r}, its events say {getattr(entry, name)!r}"
            yield Violation("hot spot is not the fold", ref, found)
    kept = session.scalars(select(HotSpotCase.case_id).where(HotSpotCase.hot_spot_id == row.id))
    if set(kept) != set(entry.cases):
        yield Violation("cases of a hot spot", ref, "they are not those of its events")


def marks(session: Reading) -> Iterator[Violation]:
    """A case that an open entry watches is marked."""
    unmarked = session.execute(
        select(HotSpotCase.hot_spot_id, Case.ref)
        .join(HotSpot, HotSpot.id == HotSpotCase.hot_spot_id)
        .join(Case, Case.id == HotSpotCase.case_id)
        .where(HotSpot.status != Status.ENDED.value, ~Case.hot_spot)
    )
    for entry, ref in unmarked:
        yield Violation("watched without its mark", ref, f"hot spot {entry} watches it")


def texts(session: Reading) -> Iterator[Violation]:
    """Each text is the one its event was written with; a missing one was erased."""
    rows = session.execute(
        select(
            HotSpotEvent.hot_spot_id, HotSpotEvent.seq, HotSpotEvent.text_hash, HotSpotText
        ).join(HotSpotText, HotSpotText.event_id == HotSpotEvent.id)
    )
    for entry, seq, wanted, text in rows:
        if payload_hash(text.salt, text.body) != wanted:
            found = f"the text of event {seq} is not what was written"
            yield Violation("text of a hot spot", f"hot spot {entry}", found)


OF_TABLES = (entries, marks, texts)
