"""What may be asked of figures: a period by its code or by two days, and as known when."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _
from marshmallow import ValidationError, validates_schema

from api.language import say
from api.schemas.fields import Choice, Day, Shape, Words
from api.schemas.search import QueryId, QueryTruth
from casework.figures.behind import NUMBERS, OF_AGE, OF_MONTH, OF_STEP, Asked
from casework.figures.months import AGES
from workflows.calendar import WorkCalendar
from workflows.figures.cells import CELLS
from workflows.figures.periods import (
    MONTH,
    NO_SUCH_PERIOD,
    NoPeriod,
    Period,
    days,
    month,
    period_of,
)
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


class BehindQuery(Shape):
    """The parameters of ``GET /overview/cases``: which number, of which period, known when."""

    period = Words(MOST_CODE, required=False)
    as_of = Day(required=False)
    of = Choice(NUMBERS)
    before = QueryTruth(required=False)
    place = QueryId(required=False)
    type = Choice(CASE_TYPES, required=False)
    month = Words(MOST_CODE, required=False)
    age = Choice(map(str, AGES), required=False)
    page = QueryId(required=False)

    @validates_schema
    def check(self, asked: dict[str, Any], **_more: Any) -> None:
        """A number of a month needs its month, one of an age its age; each needs nothing else."""
        needs = {name for name, of in (("month", OF_MONTH), ("age", OF_AGE)) if asked["of"] in of}
        allowed = needs or (set() if asked["of"] in OF_STEP else {"before", "place", "type"})
        for name in ("before", "place", "type", "month", "age"):
            if name in needs and name not in asked:
                raise ValidationError({name: [_("Cần điền mục này.")]})
            if name in asked and name not in allowed:
                raise ValidationError({name: [_("Không có mục này.")]})


def asked_number(asked: dict[str, Any]) -> Asked:
    """The number that is asked about; ValidationError names ``month``."""
    month = asked.get("month")
    found = None
    if month is not None:
        try:
            found = period_of(month)
        except NoPeriod as wrong:
            raise ValidationError({"month": [say(wrong.because)]}) from wrong
        if found.kind != MONTH:
            raise ValidationError({"month": [say(NO_SUCH_PERIOD)]})
    age = asked.get("age")
    return Asked(
        asked["of"], asked.get("place"), asked.get("type"), found, None if age is None else int(age)
    )


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
