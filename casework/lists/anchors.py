"""The daily anchors of the history, the newest first, for whoever keeps them on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import select

from casework.history.anchoring import SHORT
from casework.models import Anchor
from casework.seats import Reading

LIMIT: Final = 60


class AnchorLine(NamedTuple):
    """A day's anchor; ``digits`` are the first sixteen, as they are printed and typed."""

    at: datetime
    digits: str
    events: int
    cases: int


def anchor_lines(session: Reading) -> Sequence[AnchorLine]:
    """The newest sixty; nothing of any case is in them but how many there are."""
    rows = session.scalars(select(Anchor).order_by(Anchor.id.desc()).limit(LIMIT))
    # One of the chains is the administration's log.
    return [AnchorLine(r.recorded_at, r.hash[:SHORT], r.events, max(r.chains - 1, 0)) for r in rows]
