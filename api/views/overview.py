"""The picture of a period as ``overview/show.html`` draws it: tables, charts and their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, NamedTuple

from flask_babel import gettext as _

from api.language import say
from api.views.behind import age_name, step_name
from api.views.board_filters import FilterLink
from api.views.charts import Column, Row, columns_chart, rows_chart
from api.views.ledger import period_name
from api.views.links import address
from casework.figures.months import AgeCount, MonthCount
from casework.figures.overview import Overview
from workflows.figures.words import ENTRY_LABELS, OUTCOME_LABELS, Entry, Outcome
from workflows.types import CASE_TYPES
from workflows.words import Label

PATH: Final = "/overview"
BEHIND: Final = f"{PATH}/cases"
DEPTHS: Final = 5
MEASURES: Final = {
    "to_handle": Label("Cần xử lý", "To be handled"),
    "received": Label("Tiếp nhận", "Received"),
    "late": Label("Đang trễ hạn", "Open and late"),
}
COUNTED_AS: Final = {"received": f"entry.{Entry.RECEIVED}"}
COMPARED: Final = (
    ("to_handle", MEASURES["to_handle"]),
    (f"entry.{Entry.BEFORE}", ENTRY_LABELS[Entry.BEFORE]),
    (f"entry.{Entry.RECEIVED}", ENTRY_LABELS[Entry.RECEIVED]),
    (f"entry.{Entry.REOPENED}", ENTRY_LABELS[Entry.REOPENED]),
    ("open", Label("Đang xử lý", "Open")),
    ("late", MEASURES["late"]),
    ("done", Label("Đã xử lý", "Done")),
    ("on_time_original", Label("Đúng hạn ban đầu", "On time (original date)")),
    ("on_time", Label("Đúng hạn (kể cả gia hạn)", "On time (extended date)")),
    *((f"outcome.{each}", OUTCOME_LABELS[each]) for each in
      (Outcome.CONFIRMED, Outcome.UNCONFIRMED, Outcome.DISPUTED)),
)  # fmt: skip
# Of what was done; everything else stands alone.
OF_DONE: Final = frozenset(
    {"on_time_original", "on_time", *(f"outcome.{each}" for each in Outcome)}
)


class Linked(NamedTuple):
    """A number in words, and where the cases behind it are listed; of nought there are none."""

    text: str
    href: str | None


class Compared(NamedTuple):
    """A figure now and before; a rate with both of its numbers, and then without a difference."""

    label: str
    now: Linked
    before: Linked
    change: str


class HeatCell(NamedTuple):
    """A number, and how dark it is drawn: 0 for none, up to DEPTHS."""

    n: int
    level: int
    href: str | None


class HeatLine(NamedTuple):
    """A place with a cell for each type."""

    name: str
    cells: Sequence[HeatCell]
    total: int
    href: str | None


class _Links(NamedTuple):
    """Where the cases behind numbers of this picture are."""

    said: Mapping[str, Any]

    def to(self, n: int, of: str, **more: Any) -> str | None:
        """Of nought there is nothing to list."""
        return address(BEHIND, {**self.said, "of": of}, **more) if n else None

    def number(self, n: int, of: str, **more: Any) -> Linked:
        return Linked(str(n), self.to(n, of, **more))


def overview_view(
    found: Overview, names: Mapping[int, str], asked: Mapping[str, Any], before_name: str
) -> dict[str, Any]:
    """``names``: of units by id; ``asked``: what the address said."""
    measure = asked.get("of", "to_handle")
    links = _Links({name: each for name, each in asked.items() if name in ("period", "as_of")})
    types, heat = _heat(found, names, COUNTED_AS.get(measure, measure), links)
    return {
        "empty": not found.totals,
        "before_name": before_name,
        "compared": [_compared(name, say(label), found, links) for name, label in COMPARED],
        "trend": _trend(found.months, links),
        "funnel": _funnel(found.funnel, links),
        "ages": _ages(found.ages, links),
        "measures": [
            FilterLink(say(label), "", address(PATH, asked, of=name), name == measure)
            for name, label in MEASURES.items()
        ],
        "heat_head": types,
        "heat": heat,
    }


def share_words(part: int, whole: int) -> str:
    """``83% · 25/30``; nothing counted is a dash, nearly all is not all."""
    if not whole:
        return "–"
    percent = round(100 * part / whole)
    said = ">99%" if percent == 100 and part < whole else f"{percent}%"  # noqa: PLR2004 -- per cent
    return f"{'<1%' if not percent and part else said} · {part}/{whole}"


def _compared(name: str, label: str, found: Overview, links: _Links) -> Compared:
    now, before = found.totals.get(name, 0), found.before.get(name, 0)
    here, there = links.to(now, name), links.to(before, name, before=True)
    if name in OF_DONE:
        now_done, then_done = found.totals.get("done", 0), found.before.get("done", 0)
        shares = share_words(now, now_done), share_words(before, then_done)
        return Compared(label, Linked(shares[0], here), Linked(shares[1], there), "")
    change = now - before
    said = f"{change:+d}".replace("-", "−") if change else "0"
    return Compared(label, Linked(str(now), here), Linked(str(before), there), said)


def _trend(months: Sequence[MonthCount], links: _Links) -> dict[str, Any]:
    came, told, late = _("Tiếp nhận"), _("Đã phản hồi tới người dân"), _("Trễ hạn cuối tháng")
    columns = [
        Column(
            _month_name(each.month.first, first=each is months[0]),
            (
                (each.received, "came", f"{period_name(each.month)}: {came} {each.received}"),
                (each.answered, "told", f"{period_name(each.month)}: {told} {each.answered}"),
            ),
            (each.late, f"{period_name(each.month)}: {late} {each.late}"),
        )
        for each in months
    ]
    last = months[-1]
    return {
        "it": columns_chart(columns),
        "title": _("Tiếp nhận, phản hồi và trễ hạn theo tháng"),
        "words": _(
            "%(month)s: tiếp nhận %(came)s, đã phản hồi %(told)s, trễ hạn cuối tháng %(late)s.",
            month=period_name(last.month), came=last.received, told=last.answered, late=last.late,
        ),
        "key": [{"tone": "came", "label": came}, {"tone": "told", "label": told},
                {"tone": "late", "label": late}],
        "head": [_("Tháng"), came, told, late],
        "body": [
            (
                period_name(each.month),
                *(links.number(getattr(each, name), f"month.{name}", month=each.month.code)
                  for name in ("received", "answered", "late")),
            )
            for each in months
        ],
    }  # fmt: skip


def _month_name(day: date, *, first: bool) -> str:
    """``12/25``, ``1/26``, then ``2`` alone: twelve of them stand side by side on a phone."""
    return f"{day.month}/{day:%y}" if first or day.month == 1 else str(day.month)


def _funnel(steps: Sequence[tuple[str, int]], links: _Links) -> dict[str, Any]:
    whole, fixed = steps[0][1], steps[-1][1]
    named = [(step_name(name), n) for name, n in steps]
    return {
        "it": rows_chart(
            [Row(name, ((n, "told", f"{name}: {n}"),), share_words(n, whole)) for name, n in named]
        ),
        "title": _("Số việc đã đến từng bước"),
        "words": _(
            "Tiếp nhận %(came)s việc, được người phản ánh xác nhận đã xong %(fixed)s.",
            came=whole, fixed=share_words(fixed, whole),
        ),
        "key": [],
        "head": [_("Bước"), _("Số việc"), _("So với số tiếp nhận")],
        "body": [
            (step_name(name), links.number(n, f"step.{name}"), share_words(n, whole))
            for name, n in steps
        ],
    }  # fmt: skip


def _ages(ages: Sequence[AgeCount], links: _Links) -> dict[str, Any]:
    rows = [(age_name(each.from_days), each.open, each.late) for each in ages]
    total, late = sum(each.open for each in ages), sum(each.late for each in ages)
    within, beyond = _("Trong hạn"), _("Trễ hạn")
    return {
        "it": rows_chart(
            [
                Row(name, ((n - bad, "told", f"{name}: {within} {n - bad}"),
                           (bad, "late", f"{name}: {beyond} {bad}")), str(n))
                for name, n, bad in rows
            ]
        ),
        "title": _("Tuổi của việc đang xử lý, từ ngày tiếp nhận"),
        "words": _("Đang xử lý %(n)s việc, trong đó trễ hạn %(late)s.", n=total, late=late),
        "key": [{"tone": "told", "label": within}, {"tone": "late", "label": beyond}],
        "head": [_("Tuổi"), _("Đang xử lý"), beyond],
        "body": [
            (
                age_name(each.from_days),
                links.number(each.open, "age.open", age=str(each.from_days)),
                links.number(each.late, "age.late", age=str(each.from_days)),
            )
            for each in ages
        ],
    }  # fmt: skip


def _heat(
    found: Overview, names: Mapping[int, str], counted: str, links: _Links
) -> tuple[list[str], list[HeatLine]]:
    slugs = [slug for slug in CASE_TYPES if any(slug == of for _place, of in found.grid)]
    most = max((cell.get(counted, 0) for cell in found.grid.values()), default=0)
    lines = []
    for place in {place for place, _slug in found.grid}:
        row = [found.grid.get((place, slug), {}).get(counted, 0) for slug in slugs]
        # Zero is white; the darkest is the largest number of the table.
        cells = [
            HeatCell(
                n,
                -(-DEPTHS * n // most) if most else 0,
                links.to(n, counted, place=place, type=slug),
            )
            for n, slug in zip(row, slugs, strict=True)
        ]
        total = sum(row)
        href = links.to(total, counted, place=place)
        lines.append(HeatLine(names.get(place, "?"), cells, total, href))
    lines.sort(key=lambda line: (-line.total, line.name))
    return [say(CASE_TYPES[slug].label) for slug in slugs], lines
