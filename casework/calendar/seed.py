"""The days off and make-up days of 2024 to 2027, as the service starts with them (design §3.1).

They come from the `holidays` package, corrected by overrides.csv beside this file: announcements
the package does not know, and days that are not certain. What nobody has announced is provisional.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from importlib.resources import files
from typing import Final

import holidays

from casework.calendar.sheet import read_changes
from workflows.calendar import Day
from workflows.words import Label

FIRST_YEAR: Final = 2024
LAST_YEAR: Final = 2027
# From this year on the package guesses: the Government announces the days off of a year late in
# the year before (reference/domain.md §5.1).
FIRST_UNANNOUNCED_YEAR: Final = 2027
_SOURCE: Final = f"holidays {version('holidays')}"
_YEARS: Final = range(FIRST_YEAR, LAST_YEAR + 1)


def seed_days() -> Iterator[Day]:
    """Every day to start with, in order of date, each date once."""
    days = {day.date: day for day in (*_days_off(), *_makeup_days(), *_overrides())}
    yield from sorted(days.values(), key=lambda day: day.date)


def _days_off() -> Iterator[Day]:
    vietnamese = holidays.country_holidays("VN", years=_YEARS, language="vi")
    english = holidays.country_holidays("VN", years=_YEARS, language="en_US")
    for day, name in vietnamese.items():
        # The English names write the other day the American way; the Vietnamese ones tell it.
        plain = english[day].partition(" (substituted")[0]
        yield _day(day, working=False, name=Label(name, plain))


def _makeup_days() -> Iterator[Day]:
    vietnamese = holidays.country_holidays("VN", years=_YEARS, language="vi")
    for day in vietnamese.weekend_workdays:
        if day.year in _YEARS:
            yield _day(day, working=True, name=Label("Ngày làm bù", "Make-up working day"))


def _day(day: date, *, working: bool, name: Label) -> Day:
    return Day(day, working, name, _SOURCE, provisional=day.year >= FIRST_UNANNOUNCED_YEAR)


def _overrides() -> Iterator[Day]:
    sheet = files("casework.calendar").joinpath("overrides.csv").read_text(encoding="utf-8")
    return (change.day for change in read_changes(sheet) if change.day is not None)
