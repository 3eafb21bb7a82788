"""The official working calendar of 2024 to 2026, typed by hand from the announcements.

One row a day that differs from Monday-to-Friday or is a holiday on a weekend
(reference/domain.md §5.1); nothing here comes from a package.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final

from workflows.calendar import ZONE, Day, WorkCalendar
from workflows.words import Label

DAYS_OFF: Final = """
2024-01-01 Tết Dương lịch
2024-02-08 Tết Nguyên đán
2024-02-09 Tết Nguyên đán
2024-02-12 Tết Nguyên đán
2024-02-13 Tết Nguyên đán
2024-02-14 Tết Nguyên đán
2024-04-18 Giỗ Tổ Hùng Vương
2024-04-29 Nghỉ hoán đổi
2024-04-30 Ngày Chiến thắng
2024-05-01 Quốc tế Lao động
2024-09-02 Quốc khánh
2024-09-03 Quốc khánh
2025-01-01 Tết Dương lịch
2025-01-27 Tết Nguyên đán
2025-01-28 Tết Nguyên đán
2025-01-29 Tết Nguyên đán
2025-01-30 Tết Nguyên đán
2025-01-31 Tết Nguyên đán
2025-04-07 Giỗ Tổ Hùng Vương
2025-04-30 Ngày Chiến thắng
2025-05-01 Quốc tế Lao động
2025-05-02 Nghỉ hoán đổi
2025-09-01 Quốc khánh
2025-09-02 Quốc khánh
2026-01-01 Tết Dương lịch
2026-01-02 Nghỉ hoán đổi
2026-02-16 Tết Nguyên đán
2026-02-17 Tết Nguyên đán
2026-02-18 Tết Nguyên đán
2026-02-19 Tết Nguyên đán
2026-02-20 Tết Nguyên đán
2026-04-27 Giỗ Tổ Hùng Vương (nghỉ bù)
2026-04-30 Ngày Chiến thắng
2026-05-01 Quốc tế Lao động
2026-08-31 Nghỉ hoán đổi
2026-09-01 Quốc khánh
2026-09-02 Quốc khánh
2026-11-24 Ngày Văn hóa Việt Nam
"""
WORKING_SATURDAYS: Final = ("2024-05-04", "2025-04-26", "2026-01-10", "2026-08-22")
TO_BE_CONFIRMED: Final = ("2026-11-24",)


def calendar_of(
    off: Iterable[date], working: Iterable[date], names: dict[date, str] | None = None
) -> WorkCalendar:
    """A calendar in which just these days differ from Monday-to-Friday."""
    known = names or {}
    days = [(day, False) for day in off] + [(day, True) for day in working]
    return WorkCalendar(
        version=1,
        exceptions={
            day: Day(
                day,
                works,
                Label(known.get(day, "Ngày làm bù"), "x"),
                "typed",
                day.isoformat() in TO_BE_CONFIRMED,
            )
            for day, works in days
        },
    )


def _official() -> WorkCalendar:
    names = {date.fromisoformat(line[:10]): line[11:] for line in DAYS_OFF.strip().splitlines()}
    return calendar_of(names, map(date.fromisoformat, WORKING_SATURDAYS), names)


OFFICIAL: Final = _official()
PLAIN: Final = WorkCalendar(version=1, exceptions={})


def local(text: str) -> datetime:
    """A time on a clock in Vietnam, "2026-11-02 09:00", as aware UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


def end_of(text: str) -> datetime:
    """The last second of a day in Vietnam, as aware UTC."""
    return local(f"{text} 23:59:59")
