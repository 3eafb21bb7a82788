"""The day's anchor: one signed fingerprint of every chain, kept where this database is not.

Whoever holds all keys can still rewrite a whole chain; not what is printed and mailed already.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey
from sqlalchemy import func, insert, select

from casework.app import current_settings
from casework.database import EPOCH, MICROSECOND
from casework.history.chain import ADMINISTRATION, BEGINNING
from casework.history.keys import signers_of
from casework.history.merkle import root_of
from casework.models import Anchor, AnchoredHead, EventSeal
from casework.seats import Reading

SHORT = 16
"""How many digits of an anchor must be typed at least: nobody happens on another with the same ones."""
GROUP = 4
"""Digits in a row on paper, so that an eye and a finger keep their place."""


class Head(NamedTuple):
    """The last link of a chain."""

    seq: int
    hash: str


Heads = Mapping[int, Head]


def make_anchor(session: Reading, *, now: datetime) -> Anchor:
    """Write the anchor over all chains as they are, and the heads that are new since the last."""
    last = session.scalars(select(Anchor).order_by(Anchor.id.desc()).limit(1)).first()
    heads = current_heads(session)
    known = anchored_heads(session)
    anchor = Anchor(
        id=1 if last is None else last.id + 1,
        recorded_at=now,
        chains=len(heads),
        events=sum(head.seq for chain, head in heads.items() if chain != ADMINISTRATION),
        root=root_over(heads),
        before=BEGINNING if last is None else last.hash,
    )
    sign(anchor, signers_of(current_settings())[0])
    session.add(anchor)
    session.flush()
    grown = [
        {"chain": chain, "seq": head.seq, "hash": head.hash, "anchor_id": anchor.id}
        for chain, head in heads.items()
        if known.get(chain) != head
    ]
    if grown:
        session.execute(insert(AnchoredHead), grown)
    return anchor


def sign(anchor: Anchor, signer: SigningKey) -> None:
    """Fill in hash, signer and signature."""
    anchor.hash = hash_of(anchor)
    anchor.signer = signer.verify_key.encode().hex()
    anchor.signature = signer.sign(anchor.hash.encode()).signature.hex()


def hash_of(anchor: Anchor) -> str:
    """What is printed: SHA-256 over all the anchor says, the one before it included."""
    us = (anchor.recorded_at - EPOCH) // MICROSECOND
    said = (anchor.id, us, anchor.chains, anchor.events, anchor.root, anchor.before)
    return hashlib.sha256(json.dumps(said, separators=(",", ":")).encode()).hexdigest()


def printed(anchor_hash: str) -> str:
    """The whole of it in groups, as paper bears it and ``casework verify --anchor`` takes it."""
    starts = range(0, len(anchor_hash), GROUP)
    return " ".join(anchor_hash[start : start + GROUP] for start in starts)


def is_signed(anchor: Anchor, signers: Iterable[VerifyKey]) -> bool:
    """Whether one of these signed the anchor."""
    for signer in signers:
        with suppress(BadSignatureError, ValueError):
            signer.verify(anchor.hash.encode(), bytes.fromhex(anchor.signature))
            return True
    return False


def root_over(heads: Heads) -> str:
    """The Merkle root over the heads, in the order of their chains."""
    return root_of(f"{chain}:{heads[chain].seq}:{heads[chain].hash}" for chain in sorted(heads))


def current_heads(session: Reading) -> Heads:
    """The last sealed link of every chain."""
    last = (
        select(EventSeal.chain, func.max(EventSeal.seq).label("seq"))
        .group_by(EventSeal.chain)
        .subquery()
    )
    return _heads(
        session.execute(
            select(EventSeal.chain, EventSeal.seq, EventSeal.hash).join(
                last, (EventSeal.chain == last.c.chain) & (EventSeal.seq == last.c.seq)
            )
        )
    )


def anchored_heads(session: Reading, *, until: int | None = None) -> Heads:
    """The heads as the last anchor found them, or the anchor ``until``."""
    found = select(AnchoredHead.chain, AnchoredHead.seq, AnchoredHead.hash)
    if until is not None:
        found = found.where(AnchoredHead.anchor_id <= until)
    # A chain only grows: of several rows the later replaces the earlier.
    return _heads(session.execute(found.order_by(AnchoredHead.chain, AnchoredHead.seq)))


def anchor_file() -> Path:
    """Where anchors are written beside the database; to be carried to another place."""
    return current_settings().data / "anchors.jsonl"


def append_to_file(anchor: Anchor) -> None:
    """One line more; the file is never written anew."""
    path = anchor_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as lines:
        lines.write(json.dumps(said_by(anchor), sort_keys=True) + "\n")


def said_by(anchor: Anchor) -> dict[str, Any]:
    """The anchor as a line of that file: anybody can check hash and signature."""
    columns = ("id", "chains", "events", "root", "before", "hash", "signer", "signature")
    us = (anchor.recorded_at - EPOCH) // MICROSECOND
    return {"recorded_us": us} | {name: getattr(anchor, name) for name in columns}


def hashes_in_file() -> list[str]:
    """The hashes of every anchor written into the file of this machine."""
    path = anchor_file()
    if not path.is_file():
        return []
    return [json.loads(line)["hash"] for line in path.read_text().splitlines() if line.strip()]


def _heads(rows: Iterable[Any]) -> dict[int, Head]:
    return {row.chain: Head(row.seq, row.hash) for row in rows}
