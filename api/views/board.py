"""The overdue board as its template draws it: figures, filters with counts, lines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.views.board_filters import PATH, FilterGroup, FilterLink, filter_groups
from api.views.case_rows import CaseRow
from api.views.counted import counted
from api.views.links import address
from casework.lists.facets import Facets
from casework.lists.figures import Figures
from casework.lists.overdue import ORDERS, WORST_FIRST
from casework.refs import ZONE


class Board(NamedTuple):
    """All that ``board/board.html`` needs; ``paused`` is empty where no case is paused."""

    figures: Sequence[Mapping[str, Any]]
    groups: Sequence[FilterGroup]
    orders: Sequence[FilterLink]
    rows: Sequence[CaseRow]
    next_href: str | None
    first_href: str | None
    unfiltered_href: str | None
    shown: str
    taken: Mapping[str, str]
    updated: str
    paused: str


def board_view(
    asked: Mapping[str, Any],
    rows: Sequence[CaseRow],
    next_cursor: str | None,
    found: Facets,
    numbers: Figures,
    *,
    now: datetime,
) -> Board:
    """``asked`` is what the address said, as ``BoardQuery`` read it."""
    base = {name: value for name, value in asked.items() if name != "cursor"}
    narrowed = {name: value for name, value in base.items() if value and name != "sort"}
    return Board(
        figures=_figures(found, numbers),
        groups=filter_groups(found, base),
        orders=_orders(base),
        rows=rows,
        next_href=address(PATH, base, cursor=next_cursor) if next_cursor else None,
        first_href=address(PATH, base) if "cursor" in asked else None,
        unfiltered_href=address(PATH, {}, sort=base.get("sort")) if narrowed else None,
        shown=counted(found.shown, cut=found.cut),
        taken={name: "true" if v is True else str(v) for name, v in narrowed.items()},
        paused=counted(numbers.paused) if numbers.paused else "",
        updated=f"{now.astimezone(ZONE):%H:%M}",
    )


def _figures(found: Facets, numbers: Figures) -> list[dict[str, Any]]:
    def before(n: int) -> str:
        return str(_("30 ngày trước: %(n)s", n=counted(n)))

    ended = address("/cases", {}, verification="unconfirmed", ended_since=numbers.since)
    silent = _("30 ngày qua; 30 ngày trước đó: %(n)s", n=counted(numbers.unconfirmed_before))
    return [
        _figure(_("Quá hạn"), counted(found.total, cut=found.cut), PATH,
                before(numbers.overdue_before)),
        _figure(_("Điểm nóng đang theo dõi"), counted(numbers.hot_spots), "/hot-spots",
                before(numbers.hot_spots_before)),
        _figure(_("Chỉ đạo chưa thực hiện"), counted(numbers.directives),
                "/directives?status=open", before(numbers.directives_before)),
        _figure(_("Kết thúc chưa có xác nhận"), counted(numbers.unconfirmed), ended, silent),
    ]  # fmt: skip


def _figure(label: str, value: str, href: str, note: str) -> dict[str, Any]:
    return {"label": label, "value": value, "href": href, "note": note}


def _orders(base: Mapping[str, Any]) -> list[FilterLink]:
    labels = {"late": _("Quá hạn lâu nhất"), "severity": _("Mức độ"), "unit": _("Đơn vị")}
    chosen = base.get("sort", WORST_FIRST)
    return [
        FilterLink(labels[name], "", address(PATH, base, sort=name), name == chosen)
        for name in sorted(ORDERS, key=list(labels).index)
    ]
