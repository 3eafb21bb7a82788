"""How people get in: the browsers they are signed in with, and the attempts that are counted."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class BrowserSession(Model):
    """A browser somebody is signed in with; of its secret only the SHA-256, of its place nothing.

    ``half`` means that the password was right and the second step is still to come.
    """

    __tablename__ = "browser_sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    device: Mapped[str] = mapped_column(String(20))
    half: Mapped[bool] = mapped_column(default=False)
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]


class Attempt(Model):
    """Something tried that is allowed only so often; ``who`` is a digest, never an address."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_counted", "what", "who", "tried_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    what: Mapped[str] = mapped_column(String(20))
    who: Mapped[str] = mapped_column(String(64))
    tried_at: Mapped[datetime] = mapped_column(index=True)


class SecondFactor(Model):
    """What a person's one-time codes are made from; ``pending_nonce`` until its first code came.

    A nonce is no secret: codes come from it and the service's key, so that this table alone
    makes none. ``last_step`` is the newest half minute whose code was used.
    """

    __tablename__ = "second_factors"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True)
    nonce: Mapped[str | None] = mapped_column(String(44))
    pending_nonce: Mapped[str | None] = mapped_column(String(44))
    last_step: Mapped[int] = mapped_column(default=0)


class RecoveryCode(Model):
    """A code for the day the phone is lost; its row goes when it is used."""

    __tablename__ = "recovery_codes"
    __table_args__ = (UniqueConstraint("person_id", "code_hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    code_hash: Mapped[str] = mapped_column(String(64))


class SignInLink(Model):
    """A link somebody asked for; without a person when nobody has that address.

    The link is made from ``nonce`` and the service's key, so that this table alone makes none.
    """

    __tablename__ = "sign_in_links"

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    nonce: Mapped[str] = mapped_column(String(44))
    secret_hash: Mapped[str] = mapped_column(String(64), unique=True)
    asked_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
