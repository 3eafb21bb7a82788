"""What may be asked of figures: a period by its code or by two days, and as known when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from marshmallow import ValidationError

from api.language import say
from api.schemas.fields import Choice, Day, Shape, Words
from api.schemas.search import QueryId
from workflows.calendar import WorkCalendar
from workflows.figures.cells import CELLS
from workflows.figures.periods import NoPeriod, Period, days, month, period_of
from workflows.types import CASE_TYPES

MOST_CODE = 30
SORTS = ("name", *CELLS, "accept", "handle")


class LedgerQuery(Shape):
    """The parameters of ``GET /ledger`` and of what lies below it."""

    period = Words(MOST_CODE, required=False)
    first = Day(required=False)
    last = Day(required=False)
    as_of = Day(required=False)
    sort = Choice(SORTS, required=False)


class OverviewQuery(Shape):
    """The parameters of ``GET /overview``; ``of`` is what its table of places counts."""

    period = Words(MOST_CODE, required=False)
    first = Day(required=False)
    last = Day(required=False)
    as_of = Day(required=False)
    of = Choice(("to_handle", "received", "late"), required=False)


def asked_period(asked: dict[str, Any], *, today: date) -> Period:
    """The days if both are given, else the code, else this month; ValidationError names which."""
    try:
        if asked.get("first") and asked.get("last"):
            return days(asked["first"], asked["last"])
        if asked.get("period"):
            return period_of(asked["period"])
        return month(today.year, today.month)
    except NoPeriod as wrong:
        field = "last" if asked.get("last") else "period"
        raise ValidationError({field: [say(wrong.because)]}) from wrong


def asked_as_of(asked: dict[str, Any], calendar: WorkCalendar, *, now: datetime) -> datetime:
    """The end of the day that was given; of today or without a day, now."""
    given = asked.get("as_of")
    if given is None or given == calendar.local_date(now):
        return now
    return calendar.midnight_after(given)


class ReportForm(Shape):
    """What ``POST /reports`` takes."""

    unit = QueryId()
    period = Words(MOST_CODE, required=False)
    first = Day(required=False)
    last = Day(required=False)
    as_of = Day(required=False)
    type = Choice(CASE_TYPES, required=False)
    ref = Words(MOST_CODE, required=False)
