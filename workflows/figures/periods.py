"""Periods of reports: a month, a quarter, six or nine months, a year, or any days from–to."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from workflows.calendar import WorkCalendar
from workflows.words import Label

MONTH, QUARTER, SIX_MONTHS, NINE_MONTHS, YEAR, DAYS = KINDS = (
    "month", "quarter", "six_months", "nine_months", "year", "days",
)  # fmt: skip
KIND_LABELS: Final = {
    MONTH: Label("Tháng", "Month"),
    QUARTER: Label("Quý", "Quarter"),
    SIX_MONTHS: Label("6 tháng", "Six months"),
    NINE_MONTHS: Label("9 tháng", "Nine months"),
    YEAR: Label("Năm", "Year"),
    DAYS: Label("Từ ngày đến ngày", "From day to day"),
}
_MONTHS: Final = {MONTH: 1, QUARTER: 3, SIX_MONTHS: 6, NINE_MONTHS: 9, YEAR: 12}
# Months 1 and 2 carry a nought, so that nobody makes 11 and 12 of them.
FEBRUARY: Final = 2
_ONE_DAY: Final = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 2000, 2100
ENDS_BEFORE_IT_BEGINS = Label(
    "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi.", "A period cannot end before it begins."
)
NO_SUCH_PERIOD = Label(
    "Không có kỳ này. Viết như 2026-11, 2026-Q4, 2026-6T, 2026-9T, 2026 hoặc 2026-11-01..2026-11-15.",
    "There is no such period. Write it like 2026-11, 2026-Q4, 2026-6T, 2026-9T, 2026 or"
    " 2026-11-01..2026-11-15.",
)


class NoPeriod(ValueError):
    """What was asked for is no period; ``because`` says it in words."""

    def __init__(self, because: Label) -> None:
        super().__init__(because.en)
        self.because = because


@dataclass(frozen=True)
class Period:
    """Local days from the first to the last, both in it."""

    kind: str
    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise NoPeriod(ENDS_BEFORE_IT_BEGINS)

    @property
    def code(self) -> str:
        """As ``period_of`` reads it."""
        year, month = self.first.year, self.first.month
        return {
            MONTH: f"{year}-{month:02}",
            QUARTER: f"{year}-Q{month // 3 + 1}",
            SIX_MONTHS: f"{year}-6T",
            NINE_MONTHS: f"{year}-9T",
            YEAR: f"{year}",
        }.get(self.kind, f"{self.first}..{self.last}")

    @property
    def label(self) -> Label:
        """In words, as a heading says it."""
        year, month = self.first.year, self.first.month
        days = f"{self.first:%d/%m/%Y}", f"{self.last:%d/%m/%Y}"
        quarter = ("I", "II", "III", "IV")[(month - 1) // 3]
        return {
            MONTH: Label(f"tháng {month:02} năm {year}" if month <= FEBRUARY else
                         f"tháng {month} năm {year}", f"{self.first:%B %Y}"),
            QUARTER: Label(f"quý {quarter} năm {year}", f"quarter {quarter} of {year}"),
            SIX_MONTHS: Label(f"6 tháng đầu năm {year}", f"first six months of {year}"),
            NINE_MONTHS: Label(f"9 tháng đầu năm {year}", f"first nine months of {year}"),
            YEAR: Label(f"năm {year}", f"{year}"),
        }.get(self.kind, Label(f"từ ngày {days[0]} đến ngày {days[1]}", f"{days[0]} to {days[1]}"))  # fmt: skip

    def begins(self, calendar: WorkCalendar) -> datetime:
        """Its first instant, in UTC."""
        return calendar.midnight_after(self.first - _ONE_DAY)

    def ends(self, calendar: WorkCalendar) -> datetime:
        """The first instant, in UTC, that is no longer in it."""
        return calendar.midnight_after(self.last)

    def before(self) -> Period:
        """The one to compare with: as long, just before; half-years and longer a year earlier."""
        if self.kind == DAYS:
            length = self.last - self.first
            return Period(DAYS, self.first - _ONE_DAY - length, self.first - _ONE_DAY)
        if self.kind in (MONTH, QUARTER):
            last = self.first - _ONE_DAY
            months = _MONTHS[self.kind]
            month = last.month - months + 1
            return Period(self.kind, date(last.year, month, 1), last)
        return _of_months(self.kind, self.first.year - 1, 1)


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return _of_months(MONTH, year, number)


def days(first: date, last: date) -> Period:
    """Any days; NoPeriod when the last comes before the first."""
    return Period(DAYS, first, last)


def period_of(code: str) -> Period:
    """What ``Period.code`` wrote, or somebody typed; NoPeriod says what is wrong with it."""
    try:
        return _read(code.strip())
    except NoPeriod:
        raise
    except ValueError as wrong:
        raise NoPeriod(NO_SUCH_PERIOD) from wrong


def _read(code: str) -> Period:
    if found := re.fullmatch(r"(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", code, re.ASCII):
        first, last = (date.fromisoformat(each) for each in found.groups())
        _check_year(first.year)
        _check_year(last.year)
        return days(first, last)
    found = re.fullmatch(r"(\d{4})(?:-(?:(\d\d)|Q([1-4])|([69])T))?", code, re.ASCII)
    if found is None:
        raise NoPeriod(NO_SUCH_PERIOD)
    year, of_month, quarter, part = found.groups()
    _check_year(int(year))
    if of_month:
        return month(int(year), int(of_month))
    if quarter:
        return _of_months(QUARTER, int(year), 3 * int(quarter) - 2)
    if part:
        return _of_months(SIX_MONTHS if part == "6" else NINE_MONTHS, int(year), 1)
    return _of_months(YEAR, int(year), 1)


def _check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise NoPeriod(NO_SUCH_PERIOD)


def _of_months(kind: str, year: int, first: int) -> Period:
    last = first + _MONTHS[kind] - 1
    begins = date(year, first, 1)
    return Period(kind, begins, date(year, last, monthrange(year, last)[1]))
