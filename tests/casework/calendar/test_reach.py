"""Which clocks an edit can reach: none is left out that a new version would move."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select

from casework.calendar.reach import in_reach
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.models import CaseClock
from tests.cases import Cases
from tests.cast import Cast


def reached(*days: date) -> int:
    condition = in_reach(days, current_calendar(db.session))
    return len(db.session.scalars(select(CaseClock.id).where(condition)).all())


def test_a_clock_is_reached_by_days_from_its_start_to_its_due_date(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    cases.reported()
    clocks = db.session.scalars(select(CaseClock)).all()
    calendar = current_calendar(db.session)
    last = max(calendar.local_date(clock.due_current) for clock in clocks)
    start = calendar.local_date(now)
    assert reached(start - timedelta(days=1)) == 0
    assert reached(start + timedelta(days=1)) == len(clocks)
    assert reached(last) > 0
    assert reached(last + timedelta(days=1)) == 0
    assert reached(start - timedelta(days=9), last + timedelta(days=9)) == len(clocks)


def test_a_clock_that_has_ended_is_not_reached(cast: Cast, cases: Cases, now: datetime) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "decline")
    running = db.session.scalars(select(CaseClock).where(CaseClock.ended_at.is_(None))).all()
    assert reached(date(2026, 3, 3)) <= len(running)


@pytest.mark.parametrize("days", [()])
def test_no_day_reaches_nothing(cast: Cast, cases: Cases, days: tuple[date, ...]) -> None:
    cases.reported()
    assert reached(*days) == 0
