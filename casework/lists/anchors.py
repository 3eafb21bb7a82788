"""The daily anchors of the history, the newest first, for whoever keeps them on paper."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import select

from casework.history.anchoring import printed
from casework.models import Anchor
from casework.seats import Reading

LIMIT: Final = 60


class AnchorLine(NamedTuple):
    """A day's anchor; ``digits`` are all of them in groups, as they are printed and typed."""

    at: datetime
    digits: str
    events: int


def anchor_lines(session: Reading) -> Sequence[AnchorLine]:
    """The newest sixty; of the cases there is nothing in them but how many events there were."""
    rows = session.scalars(select(Anchor).order_by(Anchor.id.desc()).limit(LIMIT))
    return [AnchorLine(row.recorded_at, printed(row.hash), row.events) for row in rows]
