"""Naming a substitute."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from casework.administration.substitutes import end_substitute, name_substitute
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Substitute
from tests.cast import Cast

FIRST, LAST = date(2026, 3, 2), date(2026, 3, 6)


def name(cast: Cast, now: datetime, by: str = "dan", **more: Any) -> int:
    given = {"substitute": cast.person("dora"), "starts_on": FIRST, "ends_on": LAST, **more}
    return name_substitute(cast.person("dan"), actor=cast.actor(by), now=now, **given)


def stored() -> list[Substitute]:
    db.session.rollback()
    return list(db.session.scalars(select(Substitute)))


@pytest.mark.parametrize("by", ["dan", "ada"])
def test_a_person_or_the_administrator_names_one(cast: Cast, now: datetime, by: str) -> None:
    name(cast, now, by)
    (row,) = stored()
    assert (row.person_id, row.substitute_id) == (cast.person("dan"), cast.person("dora"))
    assert (row.starts_on, row.ends_on) == (FIRST, LAST)
    assert row.recorded_by_id == cast.person(by)


def test_nobody_else_does(cast: Cast, now: datetime) -> None:
    with pytest.raises(NotAllowed):
        name(cast, now, "dora")
    assert stored() == []


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"substitute": "dan"}, "substitute"),
        ({"substitute": "bob"}, "substitute"),
        ({"substitute": "alice"}, "substitute"),
        ({"starts_on": FIRST - timedelta(days=1)}, "starts_on"),
        ({"ends_on": FIRST - timedelta(days=1)}, "ends_on"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    cast: Cast, now: datetime, more: dict[str, Any], field: str
) -> None:
    if "substitute" in more:
        more = {"substitute": cast.person(more["substitute"])}
    with pytest.raises(BadInput) as refusal:
        name(cast, now, **more)
    assert refusal.value.field == field
    assert stored() == []


def test_a_second_one_for_the_same_days_is_refused(cast: Cast, now: datetime) -> None:
    name(cast, now)
    with pytest.raises(BadInput) as refusal:
        name(cast, now, starts_on=LAST, ends_on=LAST + timedelta(days=9))
    assert refusal.value.field == "starts_on"
    assert len(stored()) == 1


def test_one_under_way_ends_yesterday_and_one_to_come_goes(cast: Cast, now: datetime) -> None:
    row = name(cast, now)
    later = now + timedelta(days=2)
    dan = {"person_id": cast.person("dan"), "actor": cast.actor("dan")}
    end_substitute(row, now=later, **dan)  # type: ignore[arg-type]
    assert stored()[0].ends_on == later.date() - timedelta(days=1)
    to_come = name(cast, later, starts_on=date(2026, 4, 1), ends_on=date(2026, 4, 2))
    end_substitute(to_come, now=later, **dan)  # type: ignore[arg-type]
    assert len(stored()) == 1
    with pytest.raises(NotFound):
        end_substitute(row, now=later, **dan)  # type: ignore[arg-type]


def test_nobody_ends_anothers(cast: Cast, now: datetime) -> None:
    row = name(cast, now)
    with pytest.raises(NotAllowed):
        end_substitute(row, person_id=cast.person("dan"), actor=cast.actor("bob"), now=now)
    with pytest.raises(NotFound):
        end_substitute(row, person_id=cast.person("bob"), actor=cast.actor("bob"), now=now)
