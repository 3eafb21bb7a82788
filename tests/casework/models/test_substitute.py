"""Who is told in somebody's place."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from casework.models import Substitute
from tests.casework.models.refusal import refuses, writes
from tests.cast import Cast

FIRST, LAST = date(2026, 3, 10), date(2026, 3, 20)


def substitute(cast: Cast, now: datetime, **more: Any) -> Substitute:
    given = {
        "person_id": cast.person("dan"),
        "substitute_id": cast.person("dora"),
        "starts_on": FIRST,
        "ends_on": LAST,
        "recorded_at": now,
        "recorded_by_id": cast.person("dan"),
    }
    return Substitute(**{**given, **more})


def test_nobody_stands_in_for_themselves_or_before_they_begin(cast: Cast, now: datetime) -> None:
    refuses(substitute(cast, now, substitute_id=cast.person("dan")), "somebody_else")
    refuses(substitute(cast, now, ends_on=date(2026, 3, 9)), "term")


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(FIRST, LAST), (LAST, date(2026, 4, 1)), (date(2026, 3, 1), FIRST), (date(2026, 3, 12),) * 2],
)
def test_two_stretches_never_overlap(
    cast: Cast, now: datetime, starts_on: date, ends_on: date
) -> None:
    writes(substitute(cast, now))
    refuses(substitute(cast, now, starts_on=starts_on, ends_on=ends_on), "one substitute at a time")


def test_one_may_follow_the_other(cast: Cast, now: datetime) -> None:
    after = {"starts_on": date(2026, 3, 21), "ends_on": date(2026, 3, 30)}
    writes(substitute(cast, now), substitute(cast, now, **after))
