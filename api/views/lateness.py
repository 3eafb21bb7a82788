"""How late something is, in the words and colours of screens.md."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from flask_babel import gettext as _

from api.filters import day, exact, weekday
from api.language import many
from workflows.calendar import WorkCalendar
from workflows.counting import days_late

SOON_DAYS = 2
COMMITTEE_LEVEL = 4


class Lateness(NamedTuple):
    """What ``marks.lateness`` draws: a tone, the words, and the exact words."""

    tone: str
    text: str
    title: str


ON_TIME = Lateness("none", "", "")


def lateness(
    due_at: datetime | None,
    *,
    now: datetime,
    calendar: WorkCalendar,
    level: int = 0,
    paused_since: date | None = None,
    days: int | None = None,
) -> Lateness:
    """Nothing while on time, amber when near, red when late, dark from the committee's rung.

    A pause hides no lateness: what was late before it is said first. ``days``: the working days
    late where they are known, without those that did not count.
    """
    if due_at is not None and now > due_at:
        late = days_late(due_at, now, calendar) if days is None else days
        text = many("Quá hạn %(num)s ngày", late) if late else _("Quá hạn")
        title = many("Quá hạn %(num)s ngày làm việc, hạn %(due)s", late, due=exact(due_at))
        if paused_since is not None:
            since = f"{paused_since:%d/%m}"
            text = _("%(late)s, đã dừng tính hạn từ %(day)s", late=text, day=since)
        return Lateness("grave" if level >= COMMITTEE_LEVEL else "late", text, title)
    if paused_since is not None:
        age = (calendar.local_date(now) - paused_since).days
        since = f"{paused_since:%d/%m}"
        text = many("Đã dừng tính hạn %(num)s ngày (từ %(day)s)", age, day=since)
        return Lateness("paused", text, text)
    if due_at is None:
        return ON_TIME
    due_day = calendar.local_date(due_at)
    left = calendar.working_days_between(calendar.local_date(now), due_day)
    title = many("Còn %(num)s ngày làm việc, hạn %(due)s", left, due=exact(due_at))
    if left > SOON_DAYS:
        return Lateness("none", _("Hạn %(day)s", day=f"{due_day:%d/%m}"), title)
    if left == 0:
        return Lateness("soon", _("Hạn hôm nay"), title)
    text = many("Còn %(num)s ngày (%(day)s)", left, day=f"{due_day:%d/%m}")
    return Lateness("soon", text, title)


def due_words(due_at: datetime, calendar: WorkCalendar) -> str:
    """``thứ Sáu 11/12/2026``."""
    due = calendar.local_date(due_at)
    return f"{weekday(due)} {day(due)}"
