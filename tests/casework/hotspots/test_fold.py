"""An entry after its events."""

from __future__ import annotations

from datetime import UTC, date, datetime

from casework.hotspots.fold import FOLDED, Entry
from casework.models import HotSpot
from workflows.hotspots import Ending, Seen

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
ENTRY = Entry(unit_id=2, type="pollution", opened_at=NOW, checked_on=date(2026, 3, 2))


def test_every_folded_value_is_a_column() -> None:
    assert set(FOLDED) <= set(HotSpot.__table__.columns.keys())


def test_watched_again_means_verified_anew() -> None:
    seen = Entry(**{**vars(ENTRY), "seen_30": "holds", "handled_on": date(2026, 3, 2)})
    assert seen.seen == {30: Seen.HOLDS, 90: None}
    assert seen.watched() == ENTRY


def test_what_has_ended_owes_nothing() -> None:
    ended = ENTRY.ended(Ending.WITHDRAWN, NOW)
    assert (ended.status, ended.ending, ended.dues(lambda day: day)) == ("ended", "withdrawn", [])
