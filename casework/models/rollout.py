"""How far new rules have been applied to the cases under way."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Mapped, mapped_column

from casework.database import Model


class Rollout(Model):
    """What the rollout of a calendar and of a policy have in common.

    ``cases`` lay in its way when it was saved; ``seen`` of them were looked at, up to
    ``last_case_id``, whence a run that died goes on.
    """

    __abstract__ = True

    cases: Mapped[int]
    seen: Mapped[int] = mapped_column(default=0)
    last_case_id: Mapped[int] = mapped_column(default=0)
    ended_at: Mapped[datetime | None]
