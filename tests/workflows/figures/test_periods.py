"""Periods: their days, their names, the one to compare with, and what is none."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from tests.workflows.days import OFFICIAL as CALENDAR
from workflows.figures.periods import NoPeriod, days, period_of

DAYS = {
    "2026-11": (date(2026, 11, 1), date(2026, 11, 30)),
    "2024-02": (date(2024, 2, 1), date(2024, 2, 29)),
    "2026-Q4": (date(2026, 10, 1), date(2026, 12, 31)),
    "2026-6T": (date(2026, 1, 1), date(2026, 6, 30)),
    "2026-9T": (date(2026, 1, 1), date(2026, 9, 30)),
    "2026": (date(2026, 1, 1), date(2026, 12, 31)),
    "2026-11-01..2026-11-15": (date(2026, 11, 1), date(2026, 11, 15)),
}
NAMES = {
    "2026-11": "tháng 11 năm 2026",
    "2026-02": "tháng 02 năm 2026",
    "2026-03": "tháng 3 năm 2026",
    "2026-Q4": "quý IV năm 2026",
    "2026-6T": "6 tháng đầu năm 2026",
    "2026-9T": "9 tháng đầu năm 2026",
    "2026": "năm 2026",
    "2026-11-01..2026-11-15": "từ ngày 01/11/2026 đến ngày 15/11/2026",
}
BEFORE = {
    "2026-01": "2025-12",
    "2026-Q1": "2025-Q4",
    "2026-6T": "2025-6T",
    "2026-9T": "2025-9T",
    "2026": "2025",
    "2026-11-11..2026-11-20": "2026-11-01..2026-11-10",
}


@pytest.mark.parametrize(("code", "first_and_last"), DAYS.items())
def test_a_code_names_its_days(code: str, first_and_last: tuple[date, date]) -> None:
    found = period_of(code)
    assert (found.first, found.last) == first_and_last
    assert found.code == code


@pytest.mark.parametrize(("code", "name"), NAMES.items())
def test_a_period_is_named_as_offices_do(code: str, name: str) -> None:
    assert period_of(code).label.vi == name
    assert period_of(code).label.en


@pytest.mark.parametrize(("code", "before"), BEFORE.items())
def test_each_is_compared_with_the_one_before(code: str, before: str) -> None:
    assert period_of(code).before().code == before


@pytest.mark.parametrize(
    "wrong",
    [
        "", "2026-13", "2026-00", "2026-Q5", "2026-7T", "11/2026", "1999-01", "9999", "2101",
        "2026-11-31..2026-12-01", "2026-11-15..2026-11-01", "2026-11..", "٢٠٢٦",
    ],
)  # fmt: skip
def test_what_is_no_period_is_told_in_words(wrong: str) -> None:
    with pytest.raises(NoPeriod) as refused:
        period_of(wrong)
    assert refused.value.because.vi


def test_a_period_cannot_end_before_it_begins() -> None:
    with pytest.raises(NoPeriod, match="end before"):
        days(date(2026, 3, 2), date(2026, 3, 1))


def test_its_instants_are_those_of_vietnam() -> None:
    november = period_of("2026-11")
    assert november.begins(CALENDAR) == datetime(2026, 10, 31, 17, tzinfo=UTC)
    assert november.ends(CALENDAR) == datetime(2026, 11, 30, 17, tzinfo=UTC)
