"""Photos of a case: the original is known by its content, a clean copy is what people see."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class Attachment(Model):
    """``sha256`` is that of the original's bytes; ``shown_sha256`` names the re-encoded image's.

    The original lies under its name until it is re-encoded, and then only sealed, as
    ``sealed_sha256``; without a vault it is gone.
    ``token`` is the random name in addresses. Nothing is served before it is re-encoded.
    """

    __tablename__ = "attachments"
    __table_args__ = (
        UniqueConstraint("case_id", "sha256"),
        CheckConstraint("moment IN ('before','after')", name="moment"),
        CheckConstraint("(shown_sha256 IS NULL) = (thumb_sha256 IS NULL)", name="both_images"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(36), unique=True)
    case_id: Mapped[int] = mapped_column(ForeignKey("cases.id"), index=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("case_events.id"))
    moment: Mapped[str] = mapped_column(String(6))
    sha256: Mapped[str] = mapped_column(String(64))
    media_type: Mapped[str] = mapped_column(String(20))
    size: Mapped[int]
    shown_sha256: Mapped[str | None] = mapped_column(String(64))
    thumb_sha256: Mapped[str | None] = mapped_column(String(64))
    sealed_sha256: Mapped[str | None] = mapped_column(String(64))
    recorded_at: Mapped[datetime]
