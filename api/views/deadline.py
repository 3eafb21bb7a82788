"""A deadline in words and days: for the page, for print and for JSON (design §3.2)."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from typing import Any

from flask_babel import gettext as _

from api.filters import day as day_text
from api.filters import exact
from api.language import many, say
from api.sentences.clocks import clock_name
from casework.refs import ZONE
from workflows.calendar import WorkCalendar
from workflows.clocks import Clock, ClockKind
from workflows.explain import DayMark, Explanation, Mark, explain
from workflows.limits import Limit, TimeUnit


def explained(clock: Clock, calendar: WorkCalendar) -> dict[str, Any]:
    """Everything about one deadline as plain values; times are ISO 8601 at +07:00.

    Start and end are days only: many clocks start when a collaborator speaks, and the hour
    would point at a person (design §6). So is a due date that would tell the same.
    """
    told = explain(clock, calendar)
    return {
        "key": clock.key,
        "kind": clock.kind.value,
        "name": clock_name(clock),
        "cycle": clock.cycle,
        "started_on": _local_day(clock.started_at),
        "ended_on": _local_day(clock.ended_at),
        "due": due_value(clock.due_current, clock),
        "due_original": due_value(clock.due_original, clock),
        "first_breached_on": _local_day(clock.first_breached_at),
        "days_late": clock.days_late,
        "paused": clock.paused,
        "paused_until": _local_day(clock.paused_until),
        "limits": [_limit(limit) for limit in told.limits],
        "extensions": [_limit(limit) for limit in told.extensions],
        "source": told.source.value,
        "citation": say(told.citation),
        "policy_version": told.policy_version,
        "calendar_version": told.calendar_version,
        "provisional": told.provisional,
        "counted_days": told.counted,
        "paused_days": told.paused,
        "days_off": told.days_off,
        "moved_from": told.moved_from.isoformat() if told.moved_from else None,
        "sentence": sentence(told),
        "days": [_day(each) for each in told.days],
    }


def strip(clock: Clock, calendar: WorkCalendar) -> list[dict[str, Any]]:
    """The days as ``macros/clock.html`` draws them."""
    return [
        {
            "date": each.date,
            "day": f"{each.date:%d/%m}",
            "ordinal": each.ordinal,
            "mark": each.mark.value,
            "name": say(each.name) if _worth_naming(each, calendar) else "",
        }
        for each in explain(clock, calendar).days
    ]


def _worth_naming(each: DayMark, calendar: WorkCalendar) -> bool:
    """A Sunday that counts, as every day does in a term of calendar days, needs no word."""
    return each.mark in {Mark.WEEKEND, Mark.PAUSED} or each.date in calendar.exceptions


def sentence(told: Explanation) -> str:
    """The rule in one line: ``15 ngày làm việc từ 03/11/2026 (…; quy định bản 2, …)`` and more."""
    rule = _("%(terms)s từ %(day)s", terms=terms(told.limits), day=day_text(told.started_at))
    if told.extensions:
        rule = _("%(rule)s, gia hạn thêm %(terms)s", rule=rule, terms=terms(told.extensions))
    said = _(
        "%(rule)s (%(source)s; quy định bản %(policy)s, lịch làm việc bản %(calendar)s).",
        rule=rule,
        source=_uncapped(say(told.citation)),
        policy=told.policy_version,
        calendar=told.calendar_version,
    )
    return " ".join([said, *_skipped(told)])


def terms(limits: tuple[Limit, ...]) -> str:
    """``21 ngày làm việc``: terms of one kind that follow each other are added up."""
    parts = []
    for unit, group in groupby(limits, key=lambda limit: limit.unit):
        parts.append(_length(sum(limit.value for limit in group), unit))
    return " + ".join(parts)


def _length(n: int, unit: TimeUnit) -> str:
    if unit is TimeUnit.WORKING_DAY:
        return many("%(num)s ngày làm việc", n)
    if unit is TimeUnit.WORKING_HOUR:
        return many("%(num)s giờ làm việc", n)
    return many("%(num)s ngày", n)


def _skipped(told: Explanation) -> list[str]:
    """What was passed over, only as far as there is anything."""
    said = []
    if told.days_off:
        said.append(many("Không tính %(num)s ngày nghỉ.", told.days_off))
    if told.moved_from:
        said.append(
            _(
                "Ngày cuối %(day)s là ngày nghỉ nên hạn là ngày làm việc tiếp theo.",
                day=day_text(told.moved_from),
            )
        )
    if told.paused:
        said.append(many("Không tính %(num)s ngày dừng.", told.paused))
    if told.due_current != told.due_original:
        said.append(_("Hạn ban đầu: %(day)s.", day=day_text(told.due_original)))
    return [str(each) for each in said]


def _day(each: DayMark) -> dict[str, Any]:
    return {
        "date": each.date.isoformat(),
        "mark": each.mark.value,
        "counted": each.ordinal is not None,
        "ordinal": each.ordinal,
        "why": say(each.name) or _why(each.mark),
    }


def _why(mark: Mark) -> str:
    if mark is Mark.START:
        return str(_("Ngày bắt đầu, chưa tính"))
    return str(_("Ngày đến hạn") if mark is Mark.DUE else _("Ngày làm việc"))


def _limit(limit: Limit) -> dict[str, Any]:
    return {"value": limit.value, "unit": limit.unit.value}


def due_value(moment: datetime, clock: Clock) -> str:
    """A due date of this clock in ISO 8601: the hour only where it may be told."""
    local = moment.astimezone(ZONE)
    hidden = in_hours(clock) and not tells_hour(clock)
    return local.date().isoformat() if hidden else local.isoformat(timespec="seconds")


def due_words_of(moment: datetime, clock: Clock) -> str:
    """The same in words: a day, and its hour where the term is one of hours."""
    return exact(moment) if tells_hour(clock) else day_text(moment)


def in_hours(clock: Clock) -> bool:
    """Whether the due date is an hour of a day and not the end of one."""
    return (clock.limits + clock.extensions)[-1].unit is TimeUnit.WORKING_HOUR


def tells_hour(clock: Clock) -> bool:
    """Whether the hour of the due date may be said: four hours after a report tell its hour.

    The desk that has to act on a fresh report must know it; afterwards nobody needs it.
    """
    waiting = clock.kind is ClockKind.STAGE and clock.ended_at is None
    return in_hours(clock) and (clock.started_seq > 1 or waiting)


def _local_day(moment: datetime | None) -> str | None:
    found: date | None = None if moment is None else moment.astimezone(ZONE).date()
    return None if found is None else found.isoformat()


def _uncapped(text: str) -> str:
    """Within a sentence our own default is no name."""
    return text[:1].lower() + text[1:] if text.startswith(("Mặc", "Default")) else text
