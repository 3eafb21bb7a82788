"""The list of cases as its template draws it: the question as a form, and the lines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import day
from api.language import say
from api.views.case_rows import CaseRow
from api.views.links import address
from casework.lists.choices import Named
from casework.lists.search import NEWEST
from workflows.states import (
    SEVERITY_LABELS,
    STATE_LABELS,
    VERIFICATION_LABELS,
    Severity,
    Verification,
)
from workflows.types import CASE_TYPES

PATH = "/cases"
Options = list[tuple[Any, str]]


class Field(NamedTuple):
    """A choice of the form: its name, its words, what may be chosen, what is."""

    name: str
    label: str
    options: Options
    value: str


class CasesView(NamedTuple):
    """All that ``cases/cases.html`` needs; ``kept`` are links' own conditions, said as words."""

    q: str
    fields: Sequence[Field]
    kept: Mapping[str, str]
    said: Sequence[str]
    rows: Sequence[CaseRow]
    next_href: str | None
    first_href: str | None
    narrowed: bool


def cases_view(
    asked: Mapping[str, Any],
    rows: Sequence[CaseRow],
    next_cursor: str | None,
    *,
    units: Iterable[Named],
    agencies: Iterable[Named],
    place: str = "",
) -> CasesView:
    """``asked`` is what the address said, as ``CasesPageQuery`` read it; ``place`` is its name."""
    base = {name: value for name, value in asked.items() if name != "cursor"}
    kept = {name: base[name] for name in base if name in _SAID}
    return CasesView(
        q=asked.get("q", ""),
        fields=_fields(asked, units, agencies),
        kept={name: _plain(value) for name, value in kept.items()},
        said=[place if name == "place" else _SAID[name](value) for name, value in kept.items()],
        rows=rows,
        next_href=address(PATH, _texts(base), cursor=next_cursor) if next_cursor else None,
        first_href=address(PATH, _texts(base)) if "cursor" in asked else None,
        narrowed=any(name != "sort" for name in base),
    )


def _fields(
    asked: Mapping[str, Any], units: Iterable[Named], agencies: Iterable[Named]
) -> list[Field]:
    every = ("", _("Tất cả"))
    choices: list[tuple[str, str, Options]] = [
        ("state", _("Trạng thái"), [every, *_labels(STATE_LABELS)]),
        ("type", _("Lĩnh vực"), [every, *((t.slug, say(t.label)) for t in CASE_TYPES.values())]),
        ("unit", _("Đơn vị"), [every, *((row.id, row.name) for row in units)]),
        ("agency", _("Cơ quan chủ trì"), [every, *((row.id, row.name) for row in agencies)]),
        ("overdue", _("Thời hạn"), [every, ("true", _("Quá hạn")), ("false", _("Không quá hạn"))]),
        (
            "sort",
            _("Sắp xếp"),
            [
                (NEWEST, _("Mới nhất trước")),
                ("due", _("Đến hạn trước")),
            ],
        ),
    ]
    return [
        Field(name, label, options, _plain(asked.get(name, "")))
        for name, label, options in choices
        # One unit or agency to choose from is no choice.
        if name not in ("unit", "agency") or options[2:]
    ]


def _labels(labels: Mapping[Any, Any]) -> Options:
    return [(code.value, say(label)) for code, label in labels.items()]


def _texts(asked: Mapping[str, Any]) -> dict[str, Any]:
    """False is an answer here, unlike on the board, so it must stay in addresses."""
    return {name: _plain(value) for name, value in asked.items()}


def _plain(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


_SAID: Mapping[str, Callable[[Any], Any]] = {
    "verification": lambda code: say(VERIFICATION_LABELS[Verification(code)]),
    "severity": lambda code: say(SEVERITY_LABELS[Severity(code)]),
    "hot_spot": lambda yes: _("Thuộc điểm nóng") if yes else _("Không thuộc điểm nóng"),
    "paused": lambda yes: _("Đã dừng tính hạn") if yes else _("Không dừng tính hạn"),
    "directive": lambda yes: (
        _("Có chỉ đạo chưa thực hiện") if yes else _("Không còn chỉ đạo chưa thực hiện")
    ),
    "place": str,
    "running": lambda yes: _("Đang xử lý") if yes else _("Không còn phải xử lý"),
    "ended_since": lambda since: _("Kết thúc từ %(day)s", day=day(since)),
}
