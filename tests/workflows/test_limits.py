"""Limits and terms."""

from __future__ import annotations

import pytest

from workflows.limits import (
    LONGEST,
    Limit,
    Source,
    Term,
    TimeUnit,
    calendar_days,
    working_days,
    working_hours,
)
from workflows.words import Label

RULE = Label("quy định", "policy")


def test_each_unit_has_a_name_of_its_own() -> None:
    assert working_days(3) == Limit(3, TimeUnit.WORKING_DAY)
    assert calendar_days(30) == Limit(30, TimeUnit.CALENDAR_DAY)
    assert working_hours(4) == Limit(4, TimeUnit.WORKING_HOUR)


def test_codes_are_those_stored_in_the_database() -> None:
    assert [unit.value for unit in TimeUnit] == ["working_day", "calendar_day", "working_hour"]
    assert [source.value for source in Source] == ["legal", "default", "directive", "extension"]


def test_an_urgent_case_has_the_urgent_limit() -> None:
    term = Term(working_days(2), working_hours(4), Source.DEFAULT, RULE)
    assert term.of(urgent=True) == working_hours(4)
    assert term.of(urgent=False) == working_days(2)


def test_a_term_without_an_urgent_limit_is_the_same_for_all() -> None:
    term = Term(calendar_days(30), None, Source.LEGAL, RULE)
    assert term.of(urgent=True) == calendar_days(30)


@pytest.mark.parametrize("value", [1, LONGEST])
def test_the_shortest_and_the_longest_limit_are_accepted(value: int) -> None:
    assert working_days(value).value == value


@pytest.mark.parametrize("value", [-1, 0, LONGEST + 1])
def test_a_limit_out_of_bounds_is_refused(value: int) -> None:
    with pytest.raises(ValueError, match="a limit is from 1 to 10000 units"):
        working_days(value)
