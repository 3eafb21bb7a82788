"""Beside the events: the links of their chains, the daily anchors over them, what verifying found."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class EventSeal(Model):
    """The keyed hash of one event and of all before it in its chain.

    ``chain`` is the case, or 0 for the administration's log, where ``seq`` is the entry's id. It
    refers to no table: a seal whose event has gone must stay, to say so.
    """

    __tablename__ = "event_seals"

    chain: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    key_id: Mapped[str] = mapped_column(String(8))
    hash: Mapped[str] = mapped_column(String(64))


class Anchor(Model):
    """A day's fingerprint of all chains: ``root`` over their heads, itself chained and signed.

    ``hash`` is what is printed and mailed, its first 16 digits at least; ``before`` is that of the
    anchor before. ``signer`` is the public key.
    """

    __tablename__ = "anchors"
    __table_args__ = (CheckConstraint("chains >= 0 AND events >= 0", name="counts"),)

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    recorded_at: Mapped[datetime]
    chains: Mapped[int]
    events: Mapped[int]
    root: Mapped[str] = mapped_column(String(64))
    before: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)
    signer: Mapped[str] = mapped_column(String(64))
    signature: Mapped[str] = mapped_column(String(128))


class AnchoredHead(Model):
    """The last link of a chain when an anchor was made; only chains that had grown since."""

    __tablename__ = "anchored_heads"

    chain: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    anchor_id: Mapped[int] = mapped_column(ForeignKey("anchors.id"), index=True)
    hash: Mapped[str] = mapped_column(String(64))


class Verification(Model):
    """The history was verified: how much of it, and the first fault if there was one."""

    __tablename__ = "verifications"

    id: Mapped[int] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime]
    events: Mapped[int]
    faults: Mapped[int]
    first_fault: Mapped[str | None] = mapped_column(Text)
