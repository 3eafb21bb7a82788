"""A deadline that other rules would move, in words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from api.views.moves import moves_view
from casework.calendar.changes import edited
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.previewing import preview_calendar
from tests.cases import Cases
from tests.edits import day_off


def test_a_deadline_that_would_move_is_said_with_what_becomes_of_it(
    cases: Cases, now: datetime
) -> None:
    ref = cases.reported()
    calendar = current_calendar(db.session)
    days = edited(calendar, [day_off(date(2026, 3, 3))])
    found = preview_calendar(db.session, calendar, days, now=now)
    shown = moves_view(found, now)
    assert {row.ref for row in shown.rows} == {ref}
    assert shown.rows[0].before < shown.rows[0].after
    assert {row.effect for row in shown.rows} == {""}
    assert (shown.newly_overdue, shown.cured) == (0, 0)
    late = moves_view(found, found[0].move.before.due_current + timedelta(seconds=1))
    assert late.rows[0].effect == "Hết quá hạn"
    assert late.cured >= 1
