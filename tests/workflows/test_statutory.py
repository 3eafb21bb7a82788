"""The terms a law gives, against the table of domain.md §4.1 typed again by hand."""

from __future__ import annotations

from datetime import date

import pytest

from workflows.limits import Limit, TimeUnit, calendar_days
from workflows.statutory import STATUTORY_TERMS, Length, Months, in_days, months_after

# code | lengths | in mountains and on islands | complex at once | article | read or not
TABLE = """
complaint_acceptance    | 10d         |         |         | Điều 27  | read
complaint_first         | 30d 45d     | 45d 60d | at once | Điều 28  | read
complaint_second        | 45d 60d     | 60d 70d | at once | Điều 37  | read
denunciation_check      | 7w 10w      |         | at once | Điều 24  | unread
denunciation_notice     | 5w          |         |         | Điều 29  | read
denunciation_settlement | 30d 60d 90d |         |         | Điều 30  | read
land_mediation          | 30d         |         |         | Điều 235 | read
land_decision_commune   | 45d         | 55d     |         | Nghị định 151/2025 | read
land_decision_province  | 50d         | 60d     |         | Nghị định 151/2025 | read
procedure_feedback      | 20d         |         |         | Thông tư 02/2017   | unread
crime_report            | 20d 2m 4m   |         | at once | Điều 147 | read
"""
SHORT = {TimeUnit.WORKING_DAY: "w", TimeUnit.CALENDAR_DAY: "d"}
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]


def words(lengths: tuple[Length, ...]) -> str:
    said = [
        f"{each.value}{SHORT[each.unit]}" if isinstance(each, Limit) else f"{each.value}m"
        for each in lengths
    ]
    return " ".join(said)


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_each_term_is_as_long_as_its_article_says(row: tuple[str, ...]) -> None:
    code, lengths, remote, at_once, article, read = row
    term = STATUTORY_TERMS[code]
    assert (words(term.steps(remote=False)), words(term.steps(remote=True))) == (lengths, remote)
    assert term.complex_at_once is (at_once == "at once")
    assert article in term.rule.vi
    assert term.verified is (read == "read")


def test_there_are_no_others_and_each_has_words_in_both_languages() -> None:
    assert set(STATUTORY_TERMS) == {row[0] for row in ROWS}
    for term in STATUTORY_TERMS.values():
        assert all([*term.label, *term.counts_from, *term.rule])


def test_a_rule_that_was_not_compared_says_so_wherever_it_is_quoted() -> None:
    assert STATUTORY_TERMS["denunciation_check"].citation.en.endswith("(not verified)")
    assert STATUTORY_TERMS["land_mediation"].citation == STATUTORY_TERMS["land_mediation"].rule


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 1, 15), 2, date(2026, 3, 15)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2026, 8, 31), 4, date(2026, 12, 31)),
    ],
)
def test_a_month_ends_on_the_day_of_the_same_number_or_the_last(
    day: date, months: int, after: date
) -> None:
    assert months_after(day, months) == after
    assert in_days(Months(months), day) == calendar_days((after - day).days)


def test_a_length_in_days_is_what_it_is() -> None:
    assert in_days(calendar_days(30), date(2026, 2, 1)) == calendar_days(30)
