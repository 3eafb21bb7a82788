"""The daily anchors of the history, the newest first, for whoever keeps them on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import select

from casework.history.anchoring import printed
from casework.models import Anchor
from casework.refs import ZONE
from casework.seats import Reading
from workflows.actors import Actor
from workflows.permissions import Permission, may
from workflows.words import Label

LIMIT: Final = 60
NEWEST: Final = Label("Mốc lịch sử ngày {day}: {digits}", "Anchor of the history, {day}: {digits}")


class AnchorLine(NamedTuple):
    """A day's anchor; ``digits`` are all of them in groups, as they are printed and typed."""

    at: datetime
    digits: str
    events: int


def anchor_lines(session: Reading) -> Sequence[AnchorLine]:
    """The newest sixty; of the cases there is nothing in them but how many events there were."""
    rows = session.scalars(select(Anchor).order_by(Anchor.id.desc()).limit(LIMIT))
    return [AnchorLine(row.recorded_at, printed(row.hash), row.events) for row in rows]


def newest_anchor(session: Reading, *, actor: Actor, language: str) -> str:
    """The newest in words, for the foot of what a committee prints: paper is what nobody who
    rewrites the history can rewrite too. Empty before the first, and for whom anchors are not.
    """
    if not may(actor, Permission.ANCHOR_VIEW):
        return ""
    row = session.scalars(select(Anchor).order_by(Anchor.id.desc()).limit(1)).first()
    if row is None:
        return ""
    day = f"{row.recorded_at.astimezone(ZONE):%d/%m/%Y}"
    return NEWEST.say(language).format(day=day, digits=printed(row.hash))
