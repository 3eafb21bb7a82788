"""Every event gets its seal in the transaction that writes it, whoever writes it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, func, insert, select, text

from casework.app import current_settings
from casework.bulk import insert_rows
from casework.database import EPOCH, MICROSECOND
from casework.history.chain import ADMINISTRATION, BEGINNING, Link, link_hash
from casework.history.keys import Ring, ring_of
from casework.history.stored import entry_link, stored_links
from casework.models import AdminEvent, CaseEvent, EventSeal
from casework.seats import Reading

# Entries of the log are written one after the other; the number only has to be ours.
ONE_ENTRY = 20260702
AT_ONCE = 5_000


def head_of(session: Reading, chain: int, seq: int) -> str:
    """The hash of this link. One that was never sealed stays so, and verifying names it."""
    found = session.scalar(
        select(EventSeal.hash).where(EventSeal.chain == chain, EventSeal.seq == seq)
    )
    return found or BEGINNING


def seal_event(session: Reading, event: CaseEvent, *, ref: str, before: str) -> str:
    """Seal an event that is stored already, so that its time is known; returns the new head."""
    link = _link(ref, {name: getattr(event, name) for name in _FIELDS})
    return _seal(session, link, before)


def seal_rows(
    session: Reading, rows: Collection[Mapping[str, Any]], refs: Mapping[int, str],
    heads: Mapping[int, str],
) -> None:  # fmt: skip
    """Seal many new events at once, given in the order of their numbers; absent fields are empty.

    ``refs`` and ``heads`` are the number and the last hash of each case by its id.
    """
    key, head = ring_of(current_settings()).current, dict(heads)
    seals = []
    for row in rows:
        link = _link(refs[row["case_id"]], row)
        digest = link_hash(key.secret, link, head.get(link.chain, BEGINNING))
        head[link.chain] = digest
        seals.append({"chain": link.chain, "seq": link.seq, "key_id": key.id, "hash": digest})
    insert_rows(session, EventSeal, seals)


def seal_entry(session: Reading, entry: AdminEvent) -> None:
    """Seal an entry of the administration's log, stored already under ``hold_log``."""
    us = (entry.recorded_at - EPOCH) // MICROSECOND
    link = entry_link(entry, us)
    last = select(func.max(EventSeal.seq)).where(EventSeal.chain == ADMINISTRATION)
    before = head_of(session, ADMINISTRATION, session.scalar(last) or 0)
    _seal(session, link, before)


def hold_log(session: Reading) -> None:
    """Wait for whoever is writing into the administration's log; SQLite's writer is alone."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text(f"SELECT pg_advisory_xact_lock({ONE_ENTRY})"))


def seal_what_is_there(connection: Connection, ring: Ring) -> None:
    """Seal a history that had no chain. Only a migration does: what is unsealed later is a fault."""
    batch: list[dict[str, Any]] = []
    for seal in _seals(connection, ring):
        batch.append(seal)
        if len(batch) == AT_ONCE:
            connection.execute(insert(EventSeal), batch)
            batch = []
    if batch:
        connection.execute(insert(EventSeal), batch)


def _seals(connection: Connection, ring: Ring) -> Iterator[dict[str, Any]]:
    chain, head = -1, BEGINNING
    for each in stored_links(connection):
        if each.chain != chain:
            chain, head = each.chain, BEGINNING
        if each.link is not None:
            head = link_hash(ring.current.secret, each.link, head)
            yield {
                "chain": chain,
                "seq": each.link.seq,
                "key_id": ring.current.id,
                "hash": head,
            }


_FIELDS = (
    "case_id", "seq", "kind", "kind_version", "actor_id", "standing", "recorded_at", "body",
    "text_hash", "identity_hash",
)  # fmt: skip


def _link(ref: str, said: Mapping[str, Any]) -> Link:
    return Link(
        chain=said["case_id"],
        ref=ref,
        seq=said["seq"],
        kind=said["kind"],
        kind_version=said["kind_version"],
        actor_id=said.get("actor_id"),
        standing=said["standing"],
        recorded_us=(said["recorded_at"] - EPOCH) // MICROSECOND,
        body=said["body"],
        text_hash=said.get("text_hash"),
        identity_hash=said.get("identity_hash"),
    )


def _seal(session: Reading, link: Link, before: str) -> str:
    key = ring_of(current_settings()).current
    digest = link_hash(key.secret, link, before)
    session.add(EventSeal(chain=link.chain, seq=link.seq, key_id=key.id, hash=digest))
    return digest
