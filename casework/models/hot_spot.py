"""The register of hot spots: entries with a history of their own, and what detection proposes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model

OPEN = text("status <> 'ended'")
WAITING = text("accepted IS NULL")


class HotSpot(Model):
    """One entry; every column but ``title`` and ``next_due_on`` folds from its events.

    ``title`` is the text of its first event, erased with it; ``next_due_on`` is the nearest thing
    owed, worked out from the fold.
    """

    __tablename__ = "hot_spots"
    __table_args__ = (
        CheckConstraint("status IN ('watched','verified','ended')", name="status"),
        CheckConstraint(
            "ending IS NULL OR ending IN ('settled','dormant','recurred','withdrawn')",
            name="ending",
        ),
        CheckConstraint(
            "(status = 'ended') = (ended_at IS NOT NULL)"
            " AND (status = 'ended') = (ending IS NOT NULL)",
            name="ended",
        ),
        CheckConstraint("status <> 'verified' OR handled_on IS NOT NULL", name="handled"),
        # What ended as settled was verified twice: the database knows it too.
        CheckConstraint(
            "ending IS NULL OR ending <> 'settled' OR"
            " (seen_30 IS NOT NULL AND seen_90 IS NOT NULL"
            " AND seen_30 = 'holds' AND seen_90 = 'holds')",
            name="settled_is_verified",
        ),
        Index("ix_hot_spots_open", "unit_id", sqlite_where=OPEN, postgresql_where=OPEN),
        Index("ix_hot_spots_unit", "unit_id", "type"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    last_seq: Mapped[int] = mapped_column(default=0)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    type: Mapped[str] = mapped_column(String(30))
    title: Mapped[str] = mapped_column(String(200))
    status: Mapped[str] = mapped_column(String(10))
    opened_at: Mapped[datetime]
    checked_on: Mapped[date]
    handled_on: Mapped[date | None]
    seen_30: Mapped[str | None] = mapped_column(String(10))
    seen_90: Mapped[str | None] = mapped_column(String(10))
    came_back: Mapped[int] = mapped_column(default=0)
    ending: Mapped[str | None] = mapped_column(String(10))
    ended_at: Mapped[datetime | None]
    next_due_on: Mapped[date | None]


class HotSpotCase(Model):
    """A case in an entry; folds from the entry's events too."""

    __tablename__ = "hot_spot_cases"
    __table_args__ = (Index("ix_hot_spot_cases_case", "case_id"),)

    hot_spot_id: Mapped[int] = mapped_column(ForeignKey("hot_spots.id"), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)


class HotSpotEvent(Model):
    """One thing that happened to an entry, never changed; its free text lies beside it."""

    __tablename__ = "hot_spot_events"
    __table_args__ = (
        UniqueConstraint("hot_spot_id", "seq"),
        CheckConstraint("seq >= 1", name="seq_from_one"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    hot_spot_id: Mapped[int] = mapped_column(ForeignKey("hot_spots.id"))
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(40))
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    recorded_at: Mapped[datetime]
    body: Mapped[dict[str, Any]] = mapped_column(JSON)
    text_hash: Mapped[str | None] = mapped_column(String(64))


class HotSpotText(Model):
    """The free text of an event, salted; deleting the row erases it and keeps the history."""

    __tablename__ = "hot_spot_texts"

    event_id: Mapped[int] = mapped_column(ForeignKey("hot_spot_events.id"), primary_key=True)
    salt: Mapped[str] = mapped_column(String(32))
    body: Mapped[str] = mapped_column(Text)


class HotSpotProposal(Model):
    """What detection found; ``accepted`` is empty until somebody has decided, once."""

    __tablename__ = "hot_spot_proposals"
    __table_args__ = (
        CheckConstraint(
            "(accepted IS NULL) = (decided_at IS NULL)"
            " AND (accepted IS NULL) = (decided_by_id IS NULL)",
            name="decided",
        ),
        CheckConstraint("accepted IS NULL OR accepted OR reason IS NOT NULL", name="reasoned"),
        CheckConstraint(
            "hot_spot_id IS NULL OR (accepted IS NOT NULL AND accepted)", name="opened"
        ),
        Index(
            "ix_hot_spot_proposals_waiting",
            "unit_id",
            sqlite_where=WAITING,
            postgresql_where=WAITING,
        ),
        Index("ix_hot_spot_proposals_group", "place_unit_id", "type"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    place_unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    type: Mapped[str] = mapped_column(String(30))
    findings: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    proposed_at: Mapped[datetime]
    accepted: Mapped[bool | None]
    reason: Mapped[str | None] = mapped_column(Text)
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]
    hot_spot_id: Mapped[int | None] = mapped_column(ForeignKey("hot_spots.id"))


class HotSpotProposalCase(Model):
    """A case a proposal was made for; remembered, so that it is not proposed again."""

    __tablename__ = "hot_spot_proposal_cases"
    __table_args__ = (Index("ix_hot_spot_proposal_cases_case", "case_id"),)

    proposal_id: Mapped[int] = mapped_column(ForeignKey("hot_spot_proposals.id"), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), primary_key=True)


class HotSpotScan(Model):
    """A day on which detection has run; one a day, whoever ran it."""

    __tablename__ = "hot_spot_scans"

    day: Mapped[date] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime]
    proposals: Mapped[int]
