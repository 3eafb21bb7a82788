"""What the database itself refuses about phases."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from casework.database import db
from tests.cases import Cases
from workflows.states import State


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_phases SET state = 'closed' WHERE until IS NOT NULL",
        "UPDATE case_phases SET until = since WHERE until IS NOT NULL",
        "UPDATE case_phases SET mark = 'confirmed' WHERE until IS NULL",
        "UPDATE case_phases SET until = since - 1 WHERE until IS NULL",
        "UPDATE case_phases SET until = NULL",
        "DELETE FROM case_phases",
    ],
)
def test_a_phase_is_history(cases: Cases, statement: str) -> None:
    cases.at(State.ASSIGNED)
    db.session.rollback()
    with pytest.raises(IntegrityError):
        db.session.execute(text(statement))
    db.session.rollback()
