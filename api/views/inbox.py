"""The coordinator's inbox in plain data: tabs with figures, rows with what to do next."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from api.language import many, say
from api.views.case_rows import CaseRow
from casework.lists.inbox import Waiting
from workflows.calendar import WorkCalendar
from workflows.clocks import ClockKind
from workflows.types import CASE_TYPES

TABS: Mapping[str, Any] = {
    "classify": _l("Cần phân loại"),
    "assign": _l("Cần giao"),
    "answer": _l("Cần phản hồi"),
    "disputed": _l("Báo chưa xong"),
    "decide": _l("Gia hạn cần duyệt"),
    "returned": _l("Bị trả lại"),
    "objections": _l("Không đồng ý"),
}
EMPTY: Mapping[str, Any] = {
    "classify": _l("Không có phản ánh nào chờ phân loại. Phản ánh mới sẽ hiện ở đây."),
    "assign": _l("Không có vụ việc nào chờ giao. Vụ việc đã phân loại sẽ hiện ở đây."),
    "answer": _l("Không có vụ việc nào chờ phản hồi. Kết quả cơ quan báo sẽ hiện ở đây."),
    "disputed": _l("Không có vụ việc nào cơ sở báo chưa xong."),
    "decide": _l("Không có đề nghị gia hạn, trả lại hay đổi lĩnh vực nào chờ quyết định."),
    "returned": _l("Không có vụ việc nào bị trả lại."),
    "objections": _l("Không có ý kiến không đồng ý nào chờ quyết định."),
}
# What the button of a row does; the case page offers the rest.
NEXT: Mapping[str, tuple[str, Any]] = {
    "classify": ("assess", _l("Phân loại")),
    "assign": ("assign", _l("Giao xử lý")),
    "answer": ("give_feedback", _l("Phản hồi")),
    "returned": ("assign", _l("Giao xử lý")),
}


@dataclass(frozen=True)
class Tab:
    """What ``page.tabs`` draws."""

    label: Any
    href: str
    count: int
    age: str
    current: bool


class Asked(NamedTuple):
    """What somebody asks of this desk, and the form that decides it."""

    text: str
    href: str


class InboxRow(NamedTuple):
    """A line of the list: the case, what is asked, and the button that leads on."""

    case: CaseRow
    asked: Sequence[Asked]
    clock: str
    agency: str
    action: str
    action_href: str


def chosen_tab(wanted: str | None, waiting: Mapping[str, Waiting]) -> str:
    """The tab asked for, else the first with something in it."""
    if wanted in TABS:
        return str(wanted)
    return next((name for name, each in waiting.items() if each.count), next(iter(TABS)))


def inbox_tabs(
    waiting: Mapping[str, Waiting], current: str, *, now: datetime, calendar: WorkCalendar
) -> list[Tab]:
    """The tabs; one for objections only where some are waiting, since few desks ever see one."""
    return [
        Tab(
            label=TABS[name],
            href=f"/inbox?tab={name}",
            count=each.count,
            age=_age(each.oldest, now, calendar),
            current=name == current,
        )
        for name, each in waiting.items()
        if each.count or name != "objections" or name == current
    ]


def inbox_rows(
    tab: str,
    rows: Sequence[Any],
    cases: Sequence[CaseRow],
    *,
    now: datetime,
    calendar: WorkCalendar,
) -> list[InboxRow]:
    """``rows`` as the list read them, ``cases`` the same lines as ``case_rows`` made them."""
    action, label = NEXT.get(tab, ("", ""))
    return [
        InboxRow(
            case=case,
            asked=_asked(row, case.href) if tab == "decide" else (),
            clock=_clock(row, case, now, calendar),
            agency=row.agency or "",
            action=str(label),
            action_href=f"{case.href}/do/{action}" if action else case.href,
        )
        for row, case in zip(rows, cases, strict=True)
    ]


def _clock(row: Any, case: CaseRow, now: datetime, calendar: WorkCalendar) -> str:
    """Which deadline is the nearest; the first response, a duty by rule, says its days left."""
    if row.due_clock != ClockKind.FIRST_RESPONSE or row.due_at < now:
        return case.clock
    left = calendar.working_days_between(calendar.local_date(now), calendar.local_date(row.due_at))
    return many("Phản hồi lần đầu: còn %(num)s ngày làm việc", left)


def _asked(row: Any, case: str) -> list[Asked]:
    """What waits for a decision on this case; a hand-back has two forms, so the case leads on."""
    found = []
    if row.extension_asked is not None:
        words = many("Đề nghị gia hạn %(num)s ngày làm việc", row.extension_asked)
        found.append(Asked(words, f"{case}/do/decide_extension"))
    if row.hand_back_asked:
        found.append(Asked(_("Đề nghị trả lại"), case))
    if row.category_asked is not None:
        wanted = say(CASE_TYPES[row.category_asked].label)
        words = _("Đề nghị đổi sang “%(type)s”", type=wanted)
        found.append(Asked(words, f"{case}/do/decide_category"))
    return found


def _age(oldest: datetime | None, now: datetime, calendar: WorkCalendar) -> str:
    """In whole days: an hour could point at whoever reported."""
    if oldest is None:
        return ""
    days = (calendar.local_date(now) - calendar.local_date(oldest)).days
    return str(many("%(num)s ngày", days) if days else _("hôm nay"))
