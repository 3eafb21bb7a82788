"""What every invented world gives: reports in order of days, and where hot spots were planted."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from casework.similar import pairs, syllables
from workflows.detection.sighting import Group, Sighting
from workflows.types import CASE_TYPES

UNITS = 15
DAYS = 548
"""Half a year of past, then a year that is measured."""
WARM_UP = 183
FIRST = date(2025, 1, 6)
TYPES = tuple(CASE_TYPES)


class Planted(NamedTuple):
    """A hot spot: its group, its cases, and the days of the first and the last."""

    group: Group
    cases: frozenset[int]
    first: int
    last: int


class World(NamedTuple):
    """``reports`` are by day (a number from 0) and group."""

    reports: list[tuple[int, Group, Sighting]]
    planted: list[Planted]


def day_of(number: int) -> date:
    """The day with this number."""
    return FIRST + timedelta(days=number)


def place_pairs(text: str) -> frozenset[tuple[str, str]]:
    """A place as detection compares it."""
    return pairs(syllables(text))


# Sorts of places and names in a commune; a hamlet in two of three descriptions.
SORTS = (
    "Kênh tiêu", "Bãi rác", "Chợ", "Trạm bơm", "Mỏ đá", "Đường liên xã", "Trường tiểu học",
    "Hồ chứa", "Xưởng chế biến", "Trạm điện", "Đồi chè", "Cầu", "Khu tái định cư", "Bến cát",
)  # fmt: skip
NAMES = (
    "Bàu Sen", "Suối Mây", "Đồng Trăng", "Gò Nổi", "Rừng Nhum", "Cây Gạo", "Đá Bạc", "Láng Tròn",
    "Sông Vàng", "Hòn Nghệ", "Bãi Dài", "Vườn Ươm", "Giếng Tiên", "Nà Mây", "Lộc Vừng", "Đập Cầu",
)  # fmt: skip
MARGINS = ("", "gần ", "phía sau ", "cạnh ", "đoạn qua ", "khu vực ")


class Places:
    """The places of one commune, and how people describe them: never twice in the same words."""

    def __init__(self, rng: Random, number: int) -> None:
        self.rng = rng
        self.places = [
            (rng.choice(SORTS), rng.choice(NAMES), rng.randrange(1, 9)) for _ in range(number)
        ]

    def somewhere(self) -> int:
        """One of them; the first are named more often than the last."""
        return min(int(self.rng.expovariate(3 / len(self.places))), len(self.places) - 1)

    def described(self, place: int) -> frozenset[tuple[str, str]]:
        """A description as detection compares it."""
        sort, name, hamlet = self.places[place]
        chance = self.rng.random()
        text = f"{self.rng.choice(MARGINS)}{sort} {name}"
        if chance < 0.55:  # noqa: PLR2004 -- more than half name the hamlet too
            text = f"{text}, thôn {hamlet}"
        elif chance > 0.93:  # noqa: PLR2004 -- a few name only the hamlet
            text = f"thôn {hamlet}"
        return place_pairs(text)
