"""An agency's desk as its template draws it: own figures, parts with counts, lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.views.case_rows import CaseRow
from api.views.counted import counted
from api.views.links import address
from casework.lists.desk import ALL, MONTH, DeskCounts

PATH = "/desk"


class DeskView(NamedTuple):
    """All that ``desk/desk.html`` needs; ``only`` says which figure narrows the list, if any."""

    tabs: Sequence[Mapping[str, Any]]
    in_time: Mapping[str, Any]
    soon: Mapping[str, Any]
    late: Mapping[str, Any]
    on_time: int
    on_time_original: int
    ended: int
    month_href: str
    rows: Sequence[CaseRow]
    next_href: str | None
    only: str
    whole_href: str
    support: bool
    empty: str


def first_tab(counts: DeskCounts) -> str:
    """Where the desk opens: at the first part with something to do."""
    return next((name for name in ("new", "more", "working") if counts.tabs[name]), "new")


def desk_view(
    asked: Mapping[str, Any],
    rows: Sequence[CaseRow],
    next_cursor: str | None,
    counts: DeskCounts,
) -> DeskView:
    """``asked`` is what the address said, as ``DeskQuery`` read it, with the tab that opened."""
    base = {name: value for name, value in asked.items() if name != "cursor"}
    tab = asked["tab"]
    return DeskView(
        tabs=_tabs(tab, counts),
        in_time=_figure(_("Còn hạn"), counts.in_time, "ok"),
        soon=_figure(_("Sắp đến hạn"), counts.soon, "soon"),
        late=_figure(_("Quá hạn"), counts.late, "late"),
        on_time=counts.on_time,
        on_time_original=counts.on_time_original,
        ended=counts.ended,
        month_href=address(PATH, {}, tab=MONTH),
        rows=rows,
        next_href=address(PATH, base, cursor=next_cursor) if next_cursor else None,
        only=_only(asked),
        whole_href=PATH if tab in (ALL, MONTH) else address(PATH, {}, tab=tab),
        support=tab == "support",
        empty=_empty(tab) if "due" not in asked else _("Không có vụ việc nào như vậy."),
    )


def _tabs(current: str, counts: DeskCounts) -> list[dict[str, Any]]:
    labels = {
        "new": _("Mới giao"),
        "working": _("Đang xử lý"),
        "more": _("Cần bổ sung"),
        "reported": _("Đã báo kết quả"),
        "support": _("Phối hợp"),
    }
    return [
        {
            "label": label,
            "href": address(PATH, {}, tab=name),
            "count": counted(counts.tabs[name]),
            "current": name == current,
        }
        for name, label in labels.items()
        # Few agencies only support; the others need no word for it.
        if name != "support" or counts.tabs[name] or name == current
    ]


def _figure(label: str, number: int, due: str) -> dict[str, Any]:
    href = address(PATH, {}, tab=ALL, due=due)
    return {"label": label, "value": counted(number), "href": href, "note": ""}


def _only(asked: Mapping[str, Any]) -> str:
    if asked["tab"] == MONTH:
        return str(_("Đã báo kết quả trong tháng này"))
    return {
        "late": str(_("Đang giữ, quá hạn")),
        "soon": str(_("Đang giữ, sắp đến hạn")),
        "ok": str(_("Đang giữ, còn hạn")),
    }.get(asked.get("due", ""), "")


def _empty(tab: str) -> str:
    return {
        "new": str(_("Không có vụ việc mới giao. Vụ việc đầu mối giao sẽ hiện ở đây.")),
        "working": str(_("Không có vụ việc đang xử lý. Vụ việc đã nhận sẽ hiện ở đây.")),
        "more": str(
            _("Không có vụ việc cần bổ sung. Vụ việc đầu mối yêu cầu bổ sung sẽ hiện ở đây.")
        ),
        "reported": str(_("Không có vụ việc đang chờ phản hồi tới người dân.")),
        "support": str(_("Không có vụ việc đang phối hợp.")),
        MONTH: str(_("Tháng này chưa báo kết quả vụ việc nào.")),
    }.get(tab, str(_("Không có vụ việc nào.")))
