"""Accounts of people who work with the service, their seats by term, and their tokens."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class Person(Model):
    """Somebody with an account; a citizen is never one. The two mails can be switched off.

    Of an account that was erased only the name is left, because the history names officials.
    """

    __tablename__ = "people"
    __table_args__ = (
        CheckConstraint("language IN ('vi','en')", name="language"),
        CheckConstraint("erased_at IS NULL OR NOT active", name="erased"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str] = mapped_column(String(255))
    language: Mapped[str] = mapped_column(String(2), default="vi")
    active: Mapped[bool] = mapped_column(default=True)
    mail_digest: Mapped[bool] = mapped_column(default=True)
    mail_at_once: Mapped[bool] = mapped_column(default=True)
    created_at: Mapped[datetime]
    erased_at: Mapped[datetime | None]


class Membership(Model):
    """A role in a unit for a term; access ends with ``ends_on``, its last day."""

    __tablename__ = "memberships"
    __table_args__ = (
        CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="term"),
        CheckConstraint(
            "role IN ('collaborator','coordinator','agency_officer','agency_head',"
            "'committee','observer','auditor','admin')",
            name="role",
        ),
        CheckConstraint(
            "(role IN ('agency_officer','agency_head')) = (agency_id IS NOT NULL)",
            name="agency_roles_have_an_agency",
        ),
        CheckConstraint("team_id IS NULL OR role = 'collaborator'", name="team"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    unit_id: Mapped[int] = mapped_column(ForeignKey("units.id"), index=True)
    agency_id: Mapped[int | None] = mapped_column(ForeignKey("agencies.id"), index=True)
    team_id: Mapped[int | None] = mapped_column(ForeignKey("teams.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]


class ApiToken(Model):
    """A bearer token; only its SHA-256 is kept. ``scopes`` are words with blanks between."""

    __tablename__ = "api_tokens"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    name: Mapped[str] = mapped_column(String(60), server_default="")
    scopes: Mapped[str] = mapped_column(String(40), server_default="act export read report")
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    last_used_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
