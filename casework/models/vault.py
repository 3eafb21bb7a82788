"""How a source may be reached again, sealed: this service cannot read it back."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class VaultEntry(Model):
    """One sealed contact. ``week`` is the Monday of the week in which it was agreed to.

    Neither who wrote it nor a finer time is kept; ``consent`` is the version of the words agreed to.
    On PostgreSQL the service's own role may not even read ``sealed``.
    """

    __tablename__ = "vault_entries"
    # Without a row number of its own, so that rows do not lie in the order they were made.
    __table_args__ = (
        CheckConstraint("consent >= 1", name="consent"),
        {"sqlite_with_rowid": False},
    )

    token: Mapped[str] = mapped_column(String(36), primary_key=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    week: Mapped[date]
    consent: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
