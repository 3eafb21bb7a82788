"""Is the history the one that was written? Every event against its seal, all against the anchors.

It reads the database once, as a stream, and writes nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple

from nacl.signing import VerifyKey
from sqlalchemy import Connection, select

from casework.app import current_settings
from casework.database import db
from casework.history.anchoring import (
    SHORT,
    Head,
    anchored_heads,
    hash_of,
    hashes_in_file,
    is_signed,
    root_over,
)
from casework.history.chain import ADMINISTRATION, BEGINNING, Link, link_hash
from casework.history.keys import Ring, ring_of, signers_of
from casework.history.stored import Counted, stored_links, stored_seals
from casework.models import Anchor, AnchoredHead
from casework.seats import Reading

ANCHORS = "anchors"
LOG = "administration"


class Fault(NamedTuple):
    """The first thing wrong with one chain: the case's number, which event, and what it is."""

    ref: str
    seq: int
    what: str

    def __str__(self) -> str:
        return f"{self.ref} event {self.seq}: {self.what}"


@dataclass
class Verified:
    """How much was read, and the first fault of every chain that has one."""

    events: int = 0
    chains: int = 0
    anchors: int = 0
    faults: list[Fault] = field(default_factory=list)


class Seal(NamedTuple):
    seq: int
    key_id: str
    hash: str


def verify(
    session: Reading,
    ring: Ring,
    signers: Sequence[VerifyKey],
    *,
    anchor: str | None = None,
    known: Sequence[str] = (),
) -> Verified:
    """Every chain against its seals, its row and the anchors.

    ``anchor`` is what somebody kept outside, at least 16 of its digits; ``known`` are the hashes
    of anchors in the file beside the database. Events sealed with keys not on the ring are faults.
    """
    found = Verified()
    rows = session.scalars(select(Anchor).order_by(Anchor.id)).all()
    found.anchors = len(rows)
    found.faults += [
        *islice(_broken_anchors(rows, signers), 1),
        *_unknown_anchors(rows, known),
        *_false_roots(session, rows, anchor),
    ]
    marks = _marks(session)
    for chain, links, seals in _chains(session.connection()):
        found.chains += 1
        found.events += sum(1 for each in links if each.link is not None)
        fault = _of_chain(chain, links, seals, ring, marks.pop(chain, []))
        if fault is not None:
            found.faults.append(fault)
    for chain, gone in sorted(marks.items()):
        found.faults.append(Fault(_name(chain), gone[0].seq, "the whole case has gone"))
    return found


def verified_here(*, anchor: str | None = None) -> Verified:
    """This database as it is at one moment, with the keys and the file of this machine."""
    look_at_one_moment(db.session)
    try:
        return verify_with_own_keys(db.session, anchor=anchor)
    finally:
        db.session.rollback()


def verify_with_own_keys(session: Reading, *, anchor: str | None = None) -> Verified:
    """The same in a transaction that is under way."""
    settings = current_settings()
    signers = [each.verify_key for each in signers_of(settings)]
    return verify(session, ring_of(settings), signers, anchor=anchor, known=hashes_in_file())


def look_at_one_moment(session: Reading) -> None:
    """Begin a transaction whose questions, one after the other, are all answered as of its start."""
    session.rollback()
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})


def _name(chain: int, links: list[Counted] | None = None) -> str:
    if chain == ADMINISTRATION:
        return LOG
    return links[0].ref if links else f"case no. {chain}"


def _of_chain(
    chain: int, links: list[Counted], seals: list[Seal], ring: Ring, marks: list[Head]
) -> Fault | None:
    """The first fault of one chain."""
    name, sealed = _name(chain, links), {seal.seq: seal for seal in seals}
    written = [each.link for each in links if each.link is not None]
    there = {link.seq for link in written}
    faults = [
        *islice(_broken_links(name, written, sealed, ring), 1),
        *islice((Fault(name, each, "it was removed") for each in sealed if each not in there), 1),
    ]
    counted = links[0].last_seq if links else None
    if counted is not None and counted > len(written):
        faults.append(Fault(name, len(written) + 1, "it was cut off"))
    # What the chain itself betrays is known to the event; anchors know it to the day.
    found = faults or list(_against_anchors(name, sealed, marks))
    return min(found, key=lambda fault: fault.seq, default=None)


def _broken_links(
    name: str, links: list[Link], sealed: dict[int, Seal], ring: Ring
) -> Iterator[Fault]:
    """Links that do not follow from those before them, first first; later ones may follow from that."""
    before, newest = BEGINNING, len(ring.keys)
    for number, link in enumerate(links, start=1):
        seal = sealed.get(link.seq)
        if link.chain != ADMINISTRATION and link.seq != number:
            yield Fault(name, number, "it is missing, though later ones follow")
        if seal is None:
            yield Fault(name, link.seq, "the service did not write it: it has no seal")
            return
        place = ring.place(seal.key_id)
        if place is None:
            yield Fault(name, link.seq, f"the key {seal.key_id} that sealed it is not here")
            return
        if place > newest:
            yield Fault(name, link.seq, "it was sealed with a key that had been replaced")
        if link_hash(ring.keys[place].secret, link, before) != seal.hash:
            yield Fault(name, link.seq, "it is not what was sealed")
        before, newest = seal.hash, place


def _against_anchors(name: str, sealed: dict[int, Seal], marks: list[Head]) -> Iterator[Fault]:
    good = 0
    for mark in marks:
        seal = sealed.get(mark.seq)
        if seal is None:
            first = 1 + max((seq for seq in sealed if seq < mark.seq), default=0)
            yield Fault(name, first, f"cut off: the anchor knows events up to {mark.seq}")
            return
        if seal.hash != mark.hash:
            words = f"rewritten: the anchor knows another event {mark.seq}"
            yield Fault(name, good + 1, words)
            return
        good = mark.seq


def _marks(session: Reading) -> dict[int, list[Head]]:
    """Every head ever anchored, by its chain."""
    marks: dict[int, list[Head]] = defaultdict(list)
    rows = select(AnchoredHead.chain, AnchoredHead.seq, AnchoredHead.hash)
    for row in session.execute(rows.order_by(AnchoredHead.chain, AnchoredHead.seq)):
        marks[row.chain].append(Head(row.seq, row.hash))
    return marks


def _broken_anchors(rows: Sequence[Anchor], signers: Sequence[VerifyKey]) -> Iterator[Fault]:
    """The anchors' own chain, and their signatures."""
    before = BEGINNING
    for number, row in enumerate(rows, start=1):
        if row.id != number or row.before != before or row.hash != hash_of(row):
            yield Fault(ANCHORS, number, "it is not what was anchored")
        elif not is_signed(row, signers):
            yield Fault(ANCHORS, number, "its signature is not this service's")
        before = row.hash


def _unknown_anchors(rows: Sequence[Anchor], known: Sequence[str]) -> Iterator[Fault]:
    """An older copy of the database was put back, or anchors were made anew."""
    here = {row.hash for row in rows}
    for number, one in enumerate(known, start=1):
        if one not in here:
            yield Fault(ANCHORS, number, "the file knows an anchor that this database does not")
            return


def _false_roots(session: Reading, rows: Sequence[Anchor], asked: str | None) -> Iterator[Fault]:
    """The last anchor, and the one asked for, must be those of the heads that are there."""
    meant = [row for row in rows if asked and row.hash.startswith(asked.lower())]
    if asked and not meant:
        words = f"none begins with {asked[:SHORT]}: this is another history, or an older one"
        yield Fault(ANCHORS, 0, words)
    for row in {row.id: row for row in (*meant, *rows[-1:])}.values():
        if root_over(anchored_heads(session, until=row.id)) != row.root:
            yield Fault(ANCHORS, row.id, "the heads it was made of were changed")


def _chains(connection: Connection) -> Iterator[tuple[int, list[Counted], list[Seal]]]:
    """Links and seals side by side, chain by chain; either may lack what the other has."""
    links, seals = stored_links(connection), stored_seals(connection)
    link, seal = next(links, None), next(seals, None)
    while link is not None or seal is not None:
        chain = min(each for each in (link and link.chain, seal and seal[0]) if each is not None)
        of_links: list[Counted] = []
        of_seals: list[Seal] = []
        while link is not None and link.chain == chain:
            of_links.append(link)
            link = next(links, None)
        while seal is not None and seal[0] == chain:
            of_seals.append(Seal(*seal[1:]))
            seal = next(seals, None)
        yield chain, of_links, of_seals
