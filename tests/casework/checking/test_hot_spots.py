"""Whatever is changed behind the register's back is named."""

from __future__ import annotations

import pytest

from casework.check import check
from casework.database import db
from tests.cases import Cases
from tests.casework.checking.unprotected import unprotected
from tests.casework.hotspots.register import Register
from workflows.states import State

FAULTS = (
    ("UPDATE hot_spots SET came_back = 9", "hot spot is not the fold"),
    ("UPDATE hot_spot_events SET kind = 'forged' WHERE seq = 2",
     "history of a hot spot cannot be read"),
    ("UPDATE hot_spots SET last_seq = 9", "gap in the events of a hot spot"),
    ("DELETE FROM hot_spot_cases", "cases of a hot spot"),
    ("UPDATE hot_spot_texts SET body = 'x'", "text of a hot spot"),
    ("UPDATE cases SET hot_spot = FALSE", "watched without its mark"),
)  # fmt: skip


@pytest.fixture
def entry(cases: Cases) -> int:
    return Register(cases).opened(cases.at(State.IN_PROGRESS))


@pytest.mark.usefixtures("entry")
def test_nothing_is_wrong_as_it_was_written() -> None:
    assert check(db.session) == []


@pytest.mark.usefixtures("entry")
@pytest.mark.parametrize(("statement", "rule"), FAULTS)
def test_a_fault_is_named(statement: str, rule: str) -> None:
    db.session.remove()
    with unprotected() as cursor:
        cursor.execute(statement)
    assert rule in {each.rule for each in check(db.session)}
