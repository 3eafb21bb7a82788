"""Entries of the register as their templates draw them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import day
from api.language import many, say
from api.views.case_rows import CaseRow, case_rows
from casework.hotspots.file import rolling
from casework.lists.hot_spots import KEEPERS_ONLY, MOST_SHOWN, EntryReading
from casework.refs import ZONE
from workflows.calendar import WorkCalendar
from workflows.hotspots import (
    ENDING_LABELS,
    SEEN_LABELS,
    STATUS_LABELS,
    TREND_LABELS,
    VERIFY_AFTER,
    Ending,
    Seen,
    Status,
    Trend,
)
from workflows.types import CASE_TYPES


class Line(NamedTuple):
    """One entry in the list."""

    href: str
    title: str
    unit: str
    type: str
    status: str
    cases: str
    next: str
    late: bool
    came_back: str


class RegisterView(NamedTuple):
    """The list; ``waiting`` is empty for whoever decides no proposal."""

    lines: Sequence[Line]
    ended: bool
    waiting: str
    cut: bool


class Choice(NamedTuple):
    """One choice of a list."""

    value: str
    label: str


class StepView(NamedTuple):
    """One step of the plan."""

    number: int
    owner: str
    text: str
    due: str
    done: bool
    late: bool


class Happened(NamedTuple):
    """One line of an entry's history."""

    sentence: str
    body: str
    at: datetime


class EntryView(NamedTuple):
    """One entry; the forms that would work are in ``may``."""

    id: int
    version: int
    title: str
    unit: str
    type: str
    status: str
    opened: str
    facts: Sequence[tuple[str, str]]
    owed: Sequence[tuple[str, str, bool]]
    steps: Sequence[StepView]
    cases: Sequence[CaseRow]
    history: Sequence[Happened]
    may: Mapping[str, bool]
    verify_after: int | None
    trends: Sequence[Choice]
    seen: Sequence[Choice]
    endings: Sequence[Choice]


def register_view(
    found: Sequence[tuple[Any, int]], *, ended: bool, waiting: int | None, now: datetime
) -> RegisterView:
    """``found`` as ``casework.lists.hot_spots.entries`` gives it."""
    today = now.astimezone(ZONE).date()
    lines = [_line(row.HotSpot, row.unit, count, today) for row, count in found[:MOST_SHOWN]]
    words = "" if waiting is None else many("%(num)s đề xuất chờ quyết định", waiting)
    return RegisterView(lines, ended, words, cut=len(found) > MOST_SHOWN)


def entry_view(reading: EntryReading, *, calendar: WorkCalendar, now: datetime) -> EntryView:
    """One entry for its reader."""
    row, entry = reading.row, reading.entry
    today = now.astimezone(ZONE).date()
    open_now = entry.status != Status.ENDED
    after = next((days for days in VERIFY_AFTER if entry.seen[days] is None), None)
    verifying = reading.inside and entry.status == Status.VERIFIED and after is not None
    return EntryView(
        id=row.id,
        version=row.last_seq,
        title=row.title,
        unit=reading.unit,
        type=say(CASE_TYPES[row.type].label),
        status=_status(row),
        opened=day(row.opened_at),
        facts=tuple(_facts(reading)),
        owed=[
            (_owed(due.key), day(due.on), due.on < today)
            for due in entry.dues(rolling(calendar))
            if reading.inside
        ],
        steps=tuple(_steps(reading, today)),
        cases=case_rows(reading.cases, calendar=calendar, now=now, paused={}),
        history=tuple(_history(reading)),
        may={
            "keep": reading.inside and open_now,
            "verify": verifying,
            "end": reading.decides and open_now,
        },
        verify_after=after,
        trends=[Choice(each.value, say(TREND_LABELS[each])) for each in Trend],
        seen=[Choice(each.value, say(SEEN_LABELS[each])) for each in Seen],
        endings=[Choice(each.value, say(ENDING_LABELS[each])) for each in Ending],
    )


def _line(row: Any, unit: str, count: int, today: date) -> Line:
    return Line(
        href=f"/hot-spots/{row.id}",
        title=row.title,
        unit=unit,
        type=say(CASE_TYPES[row.type].label),
        status=_status(row),
        cases=many("%(num)s vụ việc", count),
        next=day(row.next_due_on) if row.next_due_on else "",
        late=row.next_due_on is not None and row.next_due_on < today,
        came_back=many("Tái diễn %(num)s lần", row.came_back) if row.came_back else "",
    )


def _status(row: Any) -> str:
    if row.ending is not None:
        return say(ENDING_LABELS[Ending(row.ending)])
    return say(STATUS_LABELS[Status(row.status)])


def _facts(reading: EntryReading) -> list[tuple[str, str]]:
    entry = reading.entry
    found = [(_("Mở theo dõi"), day(entry.opened_at))]
    if entry.handled_on is not None:
        found.append((_("Các vụ việc đã báo kết quả"), day(entry.handled_on)))
        for days in VERIFY_AFTER:
            seen = entry.seen[days]
            words = say(SEEN_LABELS[seen]) if seen else _("chưa kiểm tra")
            found.append((_("Kiểm tra lại sau %(n)s ngày", n=days), words))
    if entry.came_back:
        found.append((_("Vụ việc mới cùng nơi"), many("%(num)s lần", entry.came_back)))
    if entry.ended_at is not None:
        found.append((_("Kết thúc theo dõi"), day(entry.ended_at)))
    return found


def _owed(key: str) -> str:
    kind, _underscore, number = key.rpartition("_")
    if kind == "verify":
        return str(_("Kiểm tra lại sau %(n)s ngày", n=number))
    if kind == "step":
        return str(_("Bước %(n)s của kế hoạch", n=number))
    return str(_("Kiểm tra tình hình hằng tuần"))


def _steps(reading: EntryReading, today: date) -> list[StepView]:
    """Of the plan an office reads all, an agency its own steps."""
    words = {
        each.body["number"]: reading.texts.get(each.id, "")
        for each in reading.events
        if each.kind == "step_planned"
    }
    return [
        StepView(
            number=step.number,
            owner=reading.agencies.get(step.agency_id or 0, reading.unit),
            text=words[step.number],
            due=day(step.due_on),
            done=step.done,
            late=not step.done and step.due_on < today,
        )
        for step in reading.entry.steps
        if reading.inside or step.agency_id in reading.own_agencies
    ]


def _history(reading: EntryReading) -> list[Happened]:
    """Everything for its keepers, newest first; for others what is no word between offices."""
    found = []
    for event in reversed(reading.events):
        if not reading.inside and event.kind in KEEPERS_ONLY | {"step_planned", "step_done"}:
            continue
        text = reading.texts.get(event.id, "") if reading.inside else ""
        found.append(Happened(_sentence(event.kind, event.body), text, event.recorded_at))
    return found


def _sentence(kind: str, body: Mapping[str, Any]) -> str:
    plain = {
        "opened": _("Mở hồ sơ điểm nóng."),
        "case_added": _("Đưa thêm vụ việc vào hồ sơ."),
        "case_removed": _("Đưa một vụ việc ra khỏi hồ sơ."),
        "handled": _("Mọi vụ việc đã có kết quả, bắt đầu tính ngày kiểm tra lại."),
        "unhandled": _("Có vụ việc phải xử lý tiếp, theo dõi lại từ đầu."),
        "came_back": _("Có vụ việc mới cùng lĩnh vực, cùng nơi."),
        "did_not_come_back": _("Vụ việc mới là việc khác, không phải tái diễn."),
    }
    said = plain.get(kind)
    return str(_numbered(kind, body) if said is None else said)


def _numbered(kind: str, body: Mapping[str, Any]) -> str:
    """The kinds whose sentence depends on what is in them."""
    if kind == "checked_in":
        return str(_("Tình hình: %(trend)s.", trend=say(TREND_LABELS[Trend(body["trend"])])))
    if kind == "verified":
        seen = say(SEEN_LABELS[Seen(body["seen"])])
        return str(_("Kiểm tra lại sau %(n)s ngày: %(seen)s.", n=body["after"], seen=seen))
    if kind == "ended":
        ending = say(ENDING_LABELS[Ending(body["ending"])])
        return str(_("Kết thúc theo dõi: %(ending)s.", ending=ending))
    if kind == "reminded":
        return str(_("Nhắc: %(what)s.", what=_owed(body["key"])))
    if kind == "step_planned":
        return str(_("Thêm bước %(n)s của kế hoạch.", n=body["number"]))
    return str(_("Bước %(n)s đã xong.", n=body["number"]))
