"""Sightings for the tests of detection, in few words."""

from __future__ import annotations

from datetime import date, timedelta

from casework.similar import pairs, syllables
from workflows.detection.sighting import Sighting

TODAY = date(2026, 3, 31)
GROUP = (2, "pollution")
CANAL, MARKET = "Kênh tiêu thôn Đông", "Chợ Suối Mây"


def seen(number: int, *, ago: int = 0, place: str = CANAL, by: int = 1) -> Sighting:
    """A case of so many days ago, told by one collaborator."""
    where = pairs(syllables(place))
    return Sighting(number, TODAY - timedelta(days=ago), where, frozenset({by}))
