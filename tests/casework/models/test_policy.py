"""Policies: numbered without a gap, never backdated, never changed."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from casework.models import PolicyVersion
from tests.casework.models.refusal import refuses, refuses_statement, writes
from tests.cast import Cast


def version(number: int, now: datetime, early: timedelta = timedelta()) -> PolicyVersion:
    return PolicyVersion(
        type="pollution",
        version=number,
        effective_on=date(2026, 3, 2),
        effective_at=now - early,
        recorded_at=now,
        reason="x",
        body={},
    )


def test_versions_of_a_type_are_numbered_from_two_without_a_gap(cast: Cast, now: datetime) -> None:
    refuses(version(3, now), "without a gap")
    writes(version(2, now))
    refuses(version(2, now), "without a gap")
    refuses(version(4, now), "without a gap")
    writes(version(3, now))


def test_none_takes_effect_before_it_was_recorded(cast: Cast, now: datetime) -> None:
    refuses(version(2, now, timedelta(seconds=1)), "never_backdated")


@pytest.mark.parametrize("statement", ["UPDATE policies SET version = 3", "DELETE FROM policies"])
def test_what_is_written_stays(cast: Cast, now: datetime, statement: str) -> None:
    writes(version(2, now))
    refuses_statement(statement, "stays as it is")
