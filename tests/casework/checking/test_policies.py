"""A policy whose order to apply it was lost is named."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from casework.check import check
from casework.clock import read_clock
from casework.database import db
from casework.refs import ZONE
from casework.rules.editing import save_policy
from casework.unit_of_work import unit_of_work
from tests.cast import Cast


def planned(cast: Cast, *, open_cases: bool) -> None:
    """A version that takes effect in three days."""
    now = read_clock(db.session)
    save_policy(
        actor=cast.actor("ada"),
        now=now,
        type_slug="pollution",
        base=1,
        numbers={"in_progress": 10},
        effective_on=now.astimezone(ZONE).date() + timedelta(days=3),
        reason="x",
        open_cases=open_cases,
    )


@pytest.mark.parametrize("open_cases", [True, False])
def test_nothing_is_wrong_as_it_was_saved(cast: Cast, *, open_cases: bool) -> None:
    planned(cast, open_cases=open_cases)
    assert check(db.session) == []


@pytest.mark.parametrize(
    "statement", ["DELETE FROM outbox WHERE topic = 'policy'", "DELETE FROM policy_rollouts"]
)
def test_a_lost_order_is_named(cast: Cast, statement: str) -> None:
    planned(cast, open_cases=True)
    with unit_of_work() as session:
        session.execute(text(statement))
    assert [each.rule for each in check(db.session)] == ["policy not applied"]
