"""The calendar: a day once a version, of a version that exists, and neither ever changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from casework.database import db
from casework.models import CalendarDay, CalendarVersion
from tests.casework.models.refusal import refuses, refuses_statement, writes
from tests.cast import Cast


def day(version: int, when: date) -> CalendarDay:
    return CalendarDay(
        version_id=version, day=when, working=False, name_vi="Nghỉ", name_en="Off", source="typed"
    )


def version(number: int, days_later: int = 1) -> CalendarVersion:
    first = db.session.scalars(select(CalendarVersion.recorded_at)).first()
    assert first is not None
    return CalendarVersion(id=number, recorded_at=first + timedelta(days=days_later), note="sửa")


def test_the_shipped_calendar_is_the_first_version(cast: Cast) -> None:
    assert db.session.scalars(select(CalendarVersion.id)).all() == [1]
    assert (db.session.scalar(select(func.count()).select_from(CalendarDay)) or 0) > 30


def test_a_day_stands_once_in_a_version_and_may_stand_in_the_next(cast: Cast) -> None:
    refuses(day(1, date(2026, 9, 2)), "calendar_days")
    refuses(day(9, date(2026, 12, 1)), "foreign key")
    writes(version(2))
    writes(day(2, date(2026, 9, 2)))


def test_versions_are_numbered_without_a_gap_in_order_of_time(cast: Cast) -> None:
    refuses(version(3), "without a gap")
    refuses(version(2, days_later=0), "in order of time")
    refuses(version(2, days_later=-1), "in order of time")


def test_days_come_with_their_version_and_lie_in_reach(cast: Cast) -> None:
    writes(version(2))
    refuses(day(1, date(2026, 12, 1)), "stays as it is")
    refuses(day(2, date(2019, 12, 31)), "from 2020 to 2100")
    refuses(day(2, date(2101, 1, 1)), "from 2020 to 2100")


@pytest.mark.parametrize("table", ["calendar_days", "calendar_versions"])
def test_what_is_written_stays(cast: Cast, table: str) -> None:
    column = "note = 'x'" if table == "calendar_versions" else "working = (1 = 1)"
    refuses_statement(f"UPDATE {table} SET {column}", "stays as it is")  # noqa: S608 -- typed here
    refuses_statement(f"DELETE FROM {table}", "stays as it is")  # noqa: S608 -- typed here
