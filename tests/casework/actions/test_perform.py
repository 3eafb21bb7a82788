"""One report through its whole life."""


import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import Case
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def cases(cast: Cast, now) -> Cases:
    return Cases(cast, now)


@pytest.mark.parametrize("state", list(State))
def test_a_case_reaches_every_state_by_real_actions(cases: Cases, state: State) -> None:
    ref = cases.at(state)
    row = db.session.scalars(select(Case).where(Case.ref == ref)).one()
    assert row.state == state
