"""What is in the register already is not proposed."""

from __future__ import annotations

from casework.database import db
from casework.hotspots.known import known_cases
from tests.casework.hotspots.register import Register
from tests.casework.stored import row_of
from workflows.states import State


def test_cases_of_open_entries_are_known_and_those_of_ended_ones_are_not(
    register: Register,
) -> None:
    ref = register.cases.at(State.IN_PROGRESS)
    entry = register.opened(ref)
    group = (register.cases.cast.unit("SMY"), "pollution")
    assert known_cases(db.session, group) == [frozenset({row_of(ref).id})]
    register.end("grace", entry, "withdrawn")
    assert known_cases(db.session, group) == []
