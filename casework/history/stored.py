"""The events as they are stored, in the order of their chains, for sealing and verifying them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection, select, type_coerce

from casework.database import Int64
from casework.history.chain import ADMINISTRATION, Link
from casework.models import AdminEvent, CaseEvent, EventSeal
from casework.queries import numbered_events

# So many rows in memory: a history of millions is gone through as it comes from the database.
STREAMED = {"yield_per": 2_000}


class Counted(NamedTuple):
    """A link, or none for a case without events, and how many its row counts."""

    link: Link | None
    chain: int
    ref: str
    last_seq: int | None


def entry_link(entry: Any, us: int) -> Link:
    """An entry of the administration's log, recorded at ``us``, as a link of its chain."""
    body = {"about": entry.person_id, "said": entry.body}
    return Link(
        ADMINISTRATION, "", entry.id, entry.kind, 1, entry.actor_id, "", us, body, None, None
    )


def stored_links(connection: Connection) -> Iterator[Counted]:
    """The administration's log, then every case by its id, event by event."""
    log = select(
        AdminEvent.id,
        AdminEvent.kind,
        AdminEvent.actor_id,
        AdminEvent.person_id,
        type_coerce(AdminEvent.recorded_at, Int64).label("us"),
        AdminEvent.body,
    ).order_by(AdminEvent.id)
    for row in connection.execute(log, execution_options=STREAMED):
        yield Counted(entry_link(row, row.us), ADMINISTRATION, "", None)
    events = numbered_events(
        CaseEvent.seq,
        CaseEvent.kind,
        CaseEvent.kind_version,
        CaseEvent.actor_id,
        CaseEvent.standing,
        type_coerce(CaseEvent.recorded_at, Int64),
        CaseEvent.body,
        CaseEvent.text_hash,
        CaseEvent.identity_hash,
    )
    for case_id, ref, last_seq, *said in connection.execute(events, execution_options=STREAMED):
        link = None if said[0] is None else Link(case_id, ref, *said)
        yield Counted(link, case_id, ref, last_seq)


def stored_seals(connection: Connection) -> Iterator[tuple[int, int, str, str]]:
    """Chain, number, key and hash of every seal, in the same order."""
    seals = select(EventSeal.chain, EventSeal.seq, EventSeal.key_id, EventSeal.hash).order_by(
        EventSeal.chain, EventSeal.seq
    )
    for row in connection.execute(seals, execution_options=STREAMED):
        yield row.chain, row.seq, row.key_id, row.hash
