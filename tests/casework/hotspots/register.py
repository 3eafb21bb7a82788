"""The register in tests: entries opened by the cast, and what became of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from casework.actions.hot_spots import end_hot_spot, open_hot_spot
from casework.database import db
from casework.hotspots import keeping
from casework.hotspots.watching import watch_hot_spots
from casework.models import HotSpot, HotSpotEvent
from tests.cases import Cases
from workflows.states import State

LONG_AGO = timedelta(days=200)


class Register:
    """Acts on entries by the names of the cast."""

    def __init__(self, cases: Cases) -> None:
        self.cases = cases
        self.now = cases.now

    def opened(self, *refs: str, who: str = "grace", now: datetime | None = None) -> int:
        """An entry of a case in progress, unless others are given."""
        return open_hot_spot(
            refs or (self.cases.at(State.IN_PROGRESS),),
            actor=self.cases.cast.actor(who),
            now=now or self.now,
            title="Kênh tiêu thôn Đông",
            reason="Nhiều người phản ánh.",
        )

    def handled(self) -> int:
        """An entry whose only case was closed, and seen to be."""
        entry = self.opened(self.cases.at(State.CLOSED))
        watch_hot_spots(now=self.now)
        return entry

    def do(self, who: str, verb: str, entry: int, now: datetime | None = None, **said: Any) -> None:
        """One of a keeper's verbs."""
        actor = self.cases.cast.actor(who)
        getattr(keeping, verb)(entry, actor=actor, now=now or self.now, **said)

    def end(self, who: str, entry: int, ending: str, now: datetime | None = None) -> None:
        """The committee's word."""
        end_hot_spot(
            entry,
            actor=self.cases.cast.actor(who),
            now=now or self.now,
            ending=ending,
            reason="Đã rõ.",
        )


def row_of_entry(entry: int) -> HotSpot:
    """Its row as it is now."""
    db.session.rollback()
    return db.session.get_one(HotSpot, entry, populate_existing=True)


def kinds_of_entry(entry: int) -> list[str]:
    """What happened to it, in order."""
    return list(
        db.session.scalars(
            select(HotSpotEvent.kind)
            .where(HotSpotEvent.hot_spot_id == entry)
            .order_by(HotSpotEvent.seq)
        )
    )
