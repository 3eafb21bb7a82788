"""The form of a year's days: as it is drawn, and the changes that come back from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from flask_babel import gettext as _
from marshmallow import ValidationError

from api.errors import field_texts
from api.filters import day, weekday
from api.schemas.calendar import NO, OFF, WORKED, YES, CalendarRow
from casework.calendar.changes import Change
from casework.calendar.sheet import AS_THE_WEEK
from workflows.calendar import Day, WorkCalendar
from workflows.words import Label

FIELDS = ("date", "kind", "vi", "en", "source", "provisional")
NEW_ROWS = 3
MOST_ROWS = 400
# Of a row that was left empty.
UNTOUCHED = {"date": "", "vi": "", "en": "", "source": ""}

Row = dict[str, str]


class Sent(NamedTuple):
    """What the form said: its rows as typed, the changes in them, which row each came from, and
    what could not be read, by field.
    """

    rows: list[Row]
    changes: list[Change]
    places: list[int]
    errors: dict[str, str]


def drawn(calendar: WorkCalendar, year: int, changes: Iterable[Change] = ()) -> list[Row]:
    """A row for each day of the year, as changed, then the changes of other days, then empty ones.

    ``known`` says that the day stands in the calendar, so its date is not asked for.
    """
    changed = {change.date: change for change in changes}
    standing = [each for each in calendar.exceptions.values() if each.date.year == year]
    rows = [_known(each, changed.pop(each.date, None)) for each in sorted(standing, key=_date)]
    rows += [_row(change.date, change.day) for change in changed.values()]
    empty = {**UNTOUCHED, "kind": OFF, "provisional": NO, "known": ""}
    return rows + [dict(empty) for _number in range(NEW_ROWS)]


def sent(form: Mapping[str, str], calendar: WorkCalendar) -> Sent:
    """Read what was filled in; a row left as it stands is no change."""
    rows = list(_sent_rows(form, calendar))
    told = Sent(rows, [], [], {})
    for place, row in enumerate(rows):
        if all(row[name] == "" for name in UNTOUCHED):
            continue
        try:
            change = _change(CalendarRow().load({name: row[name] for name in FIELDS}))
        except ValidationError as bad:
            for field, text in field_texts(bad).items():
                told.errors[f"days.{place}.{field}"] = text
            continue
        if change.day is None or change.day != calendar.exceptions.get(change.date):
            told.changes.append(change)
            told.places.append(place)
    return told


def placed(field: str, places: Sequence[int]) -> str:
    """The field of the form for a field of the changes: ``days.0.working`` of the third row."""
    parts = field.split(".")
    if len(parts) != len(("days", "number", "name")):
        return field
    name = "kind" if parts[2] == "working" else parts[2]
    return f"days.{places[int(parts[1])]}.{name}"


def headline(row: Row) -> str:
    """``02/09/2026 thứ Tư`` for a day that stands in the calendar."""
    when = date.fromisoformat(row["date"])
    return f"{day(when)} {weekday(when)}"


def kinds() -> list[tuple[str, str]]:
    """What a day can be."""
    return [
        (OFF, str(_("Nghỉ"))),
        (WORKED, str(_("Làm bù"))),
        (AS_THE_WEEK, str(_("Theo tuần (bỏ khỏi lịch)"))),
    ]


def certainties() -> list[tuple[str, str]]:
    """Whether it has been announced."""
    return [(NO, str(_("Đã công bố chính thức"))), (YES, str(_("Dự kiến")))]


def _sent_rows(form: Mapping[str, str], calendar: WorkCalendar) -> Iterable[Row]:
    for place in range(MOST_ROWS):
        if f"days.{place}.date" not in form:
            return
        row = {name: form.get(f"days.{place}.{name}", "").strip() for name in FIELDS}
        row["known"] = (
            YES if _stands(row["date"], calendar) and form.get(f"days.{place}.known") else ""
        )
        yield row


def _stands(text: str, calendar: WorkCalendar) -> bool:
    try:
        return date.fromisoformat(text) in calendar.exceptions
    except ValueError:
        return False


def _known(standing: Day, change: Change | None) -> Row:
    if change is not None and change.day is None:
        return {**_row(standing.date, standing), "kind": AS_THE_WEEK, "known": YES}
    return {**_row(standing.date, change.day if change else standing), "known": YES}


def _row(when: date, told: Day | None) -> Row:
    if told is None:
        return {
            **UNTOUCHED,
            "date": when.isoformat(),
            "kind": AS_THE_WEEK,
            "provisional": NO,
            "known": "",
        }
    return {
        "date": when.isoformat(),
        "kind": WORKED if told.working else OFF,
        "vi": told.name.vi,
        "en": told.name.en,
        "source": told.source,
        "provisional": YES if told.provisional else NO,
        "known": "",
    }


def _change(row: Mapping[str, Any]) -> Change:
    when: date = row["date"]
    if row["kind"] == AS_THE_WEEK:
        return Change(when, None)
    name = Label(row["vi"], row["en"])
    certain = row["provisional"] == YES
    return Change(when, Day(when, row["kind"] == WORKED, name, row["source"], certain))


def _date(standing: Day) -> date:
    return standing.date
