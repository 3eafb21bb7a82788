"""What happened: append-only events, and the erasable payloads that lie beside them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    FetchedValue,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class CaseEvent(Model):
    """One fact about a case, never changed. Free text and names are only hashes here.

    ``actor_id`` is empty for the system and for a collaborator speaking as witness:
    that identity is a payload. ``recorded_at`` is the database's clock.
    """

    __tablename__ = "case_events"
    __table_args__ = (
        UniqueConstraint("case_id", "seq"),
        CheckConstraint("seq >= 1", name="seq_from_one"),
        Index("ix_case_events_kind", "kind", "recorded_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"))
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    kind_version: Mapped[int]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    standing: Mapped[str] = mapped_column(String(20))
    # In production PostgreSQL fills it in by itself, and nobody else may.
    recorded_at: Mapped[datetime] = mapped_column(server_default=FetchedValue())
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    text_hash: Mapped[str | None] = mapped_column(String(64))
    identity_hash: Mapped[str | None] = mapped_column(String(64))


class EventPayload(Model):
    """Free text or an identity, salted; deleting the row erases it and keeps the history."""

    __tablename__ = "event_payloads"
    __table_args__ = (CheckConstraint("part IN ('text','identity')", name="part"),)

    event_id: Mapped[int] = mapped_column(ForeignKey("case_events.id"), primary_key=True)
    part: Mapped[str] = mapped_column(String(8), primary_key=True)
    salt: Mapped[str] = mapped_column(String(32))
    body: Mapped[str] = mapped_column(Text)
