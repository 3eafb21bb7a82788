"""What a newer policy does to one case."""

from __future__ import annotations

from datetime import timedelta

from casework.applying import apply_in_case, policy_moves
from casework.casefile import open_file
from casework.database import db
from casework.models import PolicyVersion
from casework.rules.written import read_policy
from tests.cases import Cases
from tests.casework.stored import row_of
from workflows.clocks import ClockKind
from workflows.policy import Policy
from workflows.states import State
from workflows.types import CASE_TYPES


def shorter() -> Policy:
    return read_policy("pollution", 2, {"in_progress": 10})


def test_stage_custody_and_case_would_move_and_nothing_else(cases: Cases) -> None:
    file = open_file(db.session, row_of(cases.at(State.IN_PROGRESS)), now=cases.now)
    rules = file.rules.with_policy("pollution", shorter(), since=cases.now)
    found = policy_moves(file.history, file.rules, rules, since=cases.now, at=cases.now)
    kinds = {move.before.kind for move in found}
    assert kinds == {ClockKind.STAGE, ClockKind.CUSTODY, ClockKind.CASE}
    assert all(move.after.due_current < move.before.due_current for move in found)


def test_the_policy_it_already_follows_moves_nothing(cases: Cases) -> None:
    file = open_file(db.session, row_of(cases.at(State.IN_PROGRESS)), now=cases.now)
    assert policy_moves(file.history, file.rules, file.rules, since=cases.now, at=cases.now) == []


def test_a_case_of_another_type_is_left_alone(cases: Cases) -> None:
    row = row_of(cases.reported(type="land_grievance"))
    later = cases.now + timedelta(days=1)
    version = PolicyVersion(id=1, type="pollution", version=2, effective_at=later)
    assert not apply_in_case(row.id, version, now=later)
    assert CASE_TYPES["pollution"].policy.version == 1
