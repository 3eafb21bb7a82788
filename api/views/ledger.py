"""The ledger of agencies as its templates draw it: numbers with what lies behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from flask_babel import format_decimal
from flask_babel import gettext as _

from api.language import say
from api.views.links import address
from casework.figures.ledger import LedgerRow
from workflows.figures.cells import CELLS, RATES
from workflows.figures.periods import Period, period_of
from workflows.figures.shares import MINIMUM_SAMPLE, Share, Spread
from workflows.small_cells import gives_away

PATH = "/ledger"
# What the table shows; an agency's own page shows every cell.
COLUMNS = (
    "to_handle", "received", "open", "open_late", "done", "on_time_original", "on_time",
    "confirmed", "unconfirmed", "disputed", "recurs", "returned", "extended", "paused",
    "recategorised",
)  # fmt: skip
# For readers who may see no small number: nothing here is another number's small rest.
SUPPRESSED_COLUMNS = ("received", "open_late", "done", "on_time_original", "confirmed")


class Number(NamedTuple):
    """A number of the ledger; ``out_of`` makes it a rate, ``text`` stands in for both."""

    n: int | None
    out_of: int | None
    href: str | None
    text: str = ""


class LedgerLine(NamedTuple):
    """One agency."""

    name: str
    href: str | None
    numbers: Sequence[Number]


class Heading(NamedTuple):
    """A column, and how to sort by it."""

    label: str
    href: str
    current: bool


class LedgerView(NamedTuple):
    """All that ``ledger/show.html`` needs."""

    headings: Sequence[Heading]
    lines: Sequence[LedgerLine]
    minimum: int
    sorted_by_rate: bool


def ledger_view(
    rows: Sequence[LedgerRow], asked: Mapping[str, Any], *, suppressed: bool
) -> LedgerView:
    """Sorted as asked; by a rate, agencies with too few come last, in the order of their names."""
    columns = SUPPRESSED_COLUMNS if suppressed else COLUMNS
    # The order of hidden numbers would tell which of them is larger.
    sorts = ("name",) if suppressed else ("name", *columns, "accept", "handle")
    sort = asked.get("sort", "name")
    if sort not in sorts:
        sort = "name"
    headings = [("name", _("Cơ quan")), *((name, say(CELLS[name].label)) for name in columns)]
    if not suppressed:
        headings += [
            ("accept", _("Ngày nhận việc")),
            ("handle", _("Ngày xử lý")),
        ]
    return LedgerView(
        headings=[
            Heading(label, address(PATH, asked, sort=name) if name in sorts else "", name == sort)
            for name, label in headings
        ],
        lines=[
            _line(row, columns, asked, suppressed=suppressed)
            for row in sorted(rows, key=lambda row: _key(row, sort))
        ],
        minimum=MINIMUM_SAMPLE,
        sorted_by_rate=sort in RATES,
    )


def _key(row: LedgerRow, sort: str) -> tuple[Any, ...]:
    if sort in RATES:
        share = row.share(sort)
        return (not share.ranks, -(share.of / share.out_of) if share.ranks else 0, row.name)
    if sort in CELLS:
        return (-row.cells[sort], row.name)
    if sort in ("accept", "handle"):
        found = row.stages.get("assigned" if sort == "accept" else "in_progress")
        return (-(found.p90 if found else -1), row.name)
    return (row.name,)


def _line(
    row: LedgerRow, columns: Sequence[str], asked: Mapping[str, Any], *, suppressed: bool
) -> LedgerLine:
    numbers = [_number(row, name, asked, suppressed=suppressed) for name in columns]
    if not suppressed:
        numbers += [
            Number(None, None, None, spread_words(row.stages.get(stage)))
            for stage in ("assigned", "in_progress")
        ]
    href = None if suppressed else address(f"{PATH}/{row.agency_id}", asked, sort=None)
    return LedgerLine(row.name, href, numbers)


def _number(row: LedgerRow, name: str, asked: Mapping[str, Any], *, suppressed: bool) -> Number:
    share = row.share(name) if name in RATES else None
    if suppressed:
        return _safe(row.cells[name], share)
    href = address(f"{PATH}/{row.agency_id}/{name}", asked, sort=None)
    return Number(row.cells[name], share.out_of if share else None, href)


def _safe(n: int, share: Share | None) -> Number:
    """Nothing from one to four, nor what would give such a number away."""
    parts = (n,) if share is None else (n, share.out_of - n)
    if gives_away(*parts):
        return Number(None, None, None, _("ít hơn 5") if share is None else "–")
    return Number(n, share.out_of if share else None, None)


def cells_of(row: LedgerRow, asked: Mapping[str, Any]) -> list[tuple[str, Number]]:
    """Every cell of one agency, in the order of ``CELLS``."""
    return [
        (say(cell.label), _number(row, name, asked, suppressed=False))
        for name, cell in CELLS.items()
    ]


def spread_words(found: Spread | None) -> str:
    """``5,5 · 24``: the middle value, and what nine in ten do not exceed."""
    if found is None:
        return "–"
    return f"{format_decimal(found.median)} · {found.p90}"


def periods_to_choose(today: date, *, months_only: bool = False) -> list[tuple[str, str]]:
    """This month and eleven before it, then the quarters, halves and years of that time."""
    here, months = today.replace(day=1), []
    for _ignored in range(12):
        months.append(f"{here:%Y-%m}")
        here = (here - date.resolution).replace(day=1)
    year, before = today.year, today.year - 1
    if months_only:
        return [(code, period_name(period_of(code))) for code in months[1:]]
    codes = [
        *months,
        *(f"{each}-Q{n}" for each in (year, before) for n in (4, 3, 2, 1)),
        *(f"{each}{part}" for each in (year, before) for part in ("", "-9T", "-6T")),
    ]
    found = [period_of(code) for code in codes]
    return [(each.code, period_name(each)) for each in found if each.first <= today]


def period_name(period: Period) -> str:
    """With a capital, as a choice or a heading shows it."""
    name = say(period.label)
    return name[0].upper() + name[1:]
