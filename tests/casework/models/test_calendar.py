"""The calendar: a day once a version, of a version that exists."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from casework.database import db
from casework.models import CalendarDay, CalendarVersion
from tests.casework.models.refusal import refuses, writes
from tests.cast import Cast


def day(version: int, when: date) -> CalendarDay:
    return CalendarDay(
        version_id=version, day=when, working=False, name_vi="Nghỉ", name_en="Off", source="typed"
    )


def test_the_shipped_calendar_is_the_first_version(cast: Cast) -> None:
    assert db.session.scalars(select(CalendarVersion.id)).all() == [1]
    assert (db.session.scalar(select(func.count()).select_from(CalendarDay)) or 0) > 30


def test_a_day_stands_once_in_a_version_and_may_stand_in_the_next(cast: Cast) -> None:
    refuses(day(1, date(2026, 9, 2)), "calendar_days")
    refuses(day(9, date(2026, 12, 1)), "FOREIGN KEY")
    when = db.session.scalars(select(CalendarVersion)).one().recorded_at
    writes(CalendarVersion(id=2, recorded_at=when, note="sửa"))
    writes(day(2, date(2026, 9, 2)))
