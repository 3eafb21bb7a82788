"""The shipped calendar is stored once and read back as the rules use it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.calendar.seed import seed_days
from casework.calendar.stored import (
    calendar_of,
    current_calendar,
    store_first_version,
    store_version,
)
from casework.database import db
from casework.models import CalendarVersion
from casework.unit_of_work import unit_of_work


def test_the_stored_calendar_is_the_shipped_one(app: Flask) -> None:
    calendar = current_calendar(db.session)
    assert calendar.version == 1
    assert dict(calendar.exceptions) == {day.date: day for day in seed_days()}
    assert not calendar.is_working(date(2026, 1, 2))
    assert calendar.is_working(date(2026, 1, 10))


def test_a_second_storing_changes_nothing(app: Flask, now: datetime) -> None:
    with unit_of_work() as session:
        store_first_version(session, now=now)
    assert db.session.scalar(select(func.count()).select_from(CalendarVersion)) == 1


def test_a_newer_version_is_read_and_the_older_one_stays(app: Flask, now: datetime) -> None:
    first = current_calendar(db.session)
    day = next(seed_days())
    with unit_of_work() as session:
        number = store_version(session, [day], note="sửa", now=now + timedelta(days=1))
    assert number == 2
    assert dict(current_calendar(db.session).exceptions) == {day.date: day}
    assert calendar_of(db.session, 1) == first


def test_a_database_without_a_calendar_says_so(app: Flask) -> None:
    with pytest.raises(LookupError):
        calendar_of(db.session, None)
