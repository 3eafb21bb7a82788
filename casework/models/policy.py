"""Policies as data: each version of the numbers of a case type after the one its file ships."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model
from casework.models.rollout import Rollout


class PolicyVersion(Model):
    """One version, from the second on; ``body`` is written by ``casework.rules.written``.

    It holds from ``effective_at``: the beginning of ``effective_on`` in Vietnam, and never before
    it was recorded. ``open_cases`` says whether running cases follow it too. A trigger keeps the
    table append-only, and its numbers of a type without a gap.
    """

    __tablename__ = "policies"
    __table_args__ = (
        UniqueConstraint("type", "version"),
        CheckConstraint("version > 1", name="later"),
        CheckConstraint("effective_at >= recorded_at", name="never_backdated"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    type: Mapped[str] = mapped_column(String(40))
    version: Mapped[int]
    effective_on: Mapped[date]
    effective_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"))
    reason: Mapped[str] = mapped_column(String(400))
    open_cases: Mapped[bool] = mapped_column(default=False)
    body: Mapped[dict[str, Any]] = mapped_column(JSON)


class PolicyRollout(Rollout):
    """How far a version has been applied to the cases that were open when it took effect.

    ``applied`` of them follow it by an event of their own.
    """

    __tablename__ = "policy_rollouts"

    policy_id: Mapped[int] = mapped_column(ForeignKey("policies.id"), primary_key=True)
    applied: Mapped[int] = mapped_column(default=0)
