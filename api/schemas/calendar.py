"""The shape of what an administrator fills in about the working calendar."""

from __future__ import annotations

from typing import Final

from flask_babel import lazy_gettext
from marshmallow.validate import Range

from api.schemas.fields import LINE, Choice, Day, Id, Shape, Words
from api.schemas.search import QueryId
from casework.calendar.changes import FIRST_DAY, LAST_DAY, LONGEST_NAME, LONGEST_SOURCE
from casework.calendar.sheet import AS_THE_WEEK

OFF, WORKED = "off", "work"
KINDS: Final = (OFF, WORKED, AS_THE_WEEK)
YES, NO = "yes", "no"
# A sheet of changes as the preview carries it to the confirmation.
LONGEST_SHEET: Final = 500_000


class CalendarYear(Shape):
    """The parameters of the calendar's pages."""

    year = QueryId(
        required=False,
        validate=Range(
            FIRST_DAY.year, LAST_DAY.year, error=lazy_gettext("Năm phải từ 2020 đến 2100.")
        ),
    )


class CalendarRow(Shape):
    date = Day()
    kind = Choice(KINDS)
    vi = Words(LONGEST_NAME, required=False, load_default="")
    en = Words(LONGEST_NAME, required=False, load_default="")
    source = Words(LONGEST_SOURCE, required=False, load_default="")
    provisional = Choice((YES, NO))


class CalendarBase(Shape):
    """Which version a page was filled in from."""

    base = Id()


class CalendarSaving(CalendarBase):
    """What the preview sends back when it is confirmed."""

    changes = Words(LONGEST_SHEET)
    note = Words(LINE)
