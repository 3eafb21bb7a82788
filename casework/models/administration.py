"""What administrators did, never changed; and the roles they propose for a second one to approve."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class AdminEvent(Model):
    """One deed of the administration. ``actor_id`` is empty for the command line."""

    __tablename__ = "admin_events"

    id: Mapped[int] = mapped_column(primary_key=True)
    recorded_at: Mapped[datetime]
    actor_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    kind: Mapped[str] = mapped_column(String(40))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class RoleProposal(Model):
    """A role one administrator wants to give; ``granted`` is empty until another has decided."""

    __tablename__ = "role_proposals"
    __table_args__ = (
        CheckConstraint(
            "(granted IS NULL) = (decided_by_id IS NULL)"
            " AND (granted IS NULL) = (decided_at IS NULL)",
            name="decided",
        ),
        CheckConstraint(
            "granted IS NULL OR NOT granted"
            " OR (decided_by_id <> proposed_by_id AND decided_by_id <> person_id)",
            name="granted_by_a_second_person",
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"))
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"))
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    proposed_by_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    proposed_at: Mapped[datetime]
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    decided_at: Mapped[datetime | None]
    granted: Mapped[bool | None]
