"""Clocks and rungs: one holder, one key a case, each rung once, and never taken back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.actions.escalate import sweep
from casework.database import db
from casework.models import CaseClock, Escalation
from tests.cases import Cases
from tests.casework.models.refusal import refuses, refuses_statement

WRONG = [
    ("unit_id = 1, agency_id = 1", "one_holder"),
    ("ended_at = started_at - 1", "order"),
    ("days_late = -1", "days_late"),
    ("key = '1.case'", "case_clocks.case_id, case_clocks.key"),
]


@pytest.fixture
def late(cases: Cases) -> Escalation:
    """A rung of a case long overdue."""
    cases.reported()
    sweep(now=cases.now + timedelta(days=60))
    return db.session.scalars(select(Escalation).order_by(Escalation.id).limit(1)).one()


@pytest.mark.parametrize(("change", "because"), WRONG)
def test_a_wrong_clock_is_refused(cases: Cases, change: str, because: str) -> None:
    cases.reported()
    refuses_statement(f"UPDATE case_clocks SET {change} WHERE key <> '1.case'", because)  # noqa: S608


def test_a_rung_is_climbed_once_for_each_clock(cases: Cases, late: Escalation) -> None:
    again = Escalation(
        clock_id=late.clock_id,
        case_id=late.case_id,
        level=late.level,
        due_at=late.due_at,
        recorded_at=cases.now,
    )
    refuses(again, "escalations.clock_id, escalations.level")


def test_a_rung_climbed_stays_so(late: Escalation) -> None:
    refuses_statement("UPDATE escalations SET level = 9", "a rung climbed stays so")
    refuses_statement("DELETE FROM escalations", "a rung climbed stays so")


def test_the_first_breach_is_kept_for_ever(late: Escalation) -> None:
    breached = db.session.scalars(
        select(CaseClock).where(CaseClock.first_breached_at.is_not(None))
    ).first()
    assert breached is not None
    for value in ("NULL", "1"):
        statement = f"UPDATE case_clocks SET first_breached_at = {value}"  # noqa: S608
        refuses_statement(statement, "kept for ever")
