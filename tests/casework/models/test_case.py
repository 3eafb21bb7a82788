"""The case: the database holds the invariants of its row too."""

from __future__ import annotations

import pytest

from tests.cases import Cases
from tests.casework.models.refusal import refuses_statement
from tests.casework.stored import row_of
from workflows.states import State

# A state to walk to, what is then written behind the commands' back, the constraint named.
WRONG = [
    (State.REPORTED, "state = 'limbo'", "state"),
    (State.REPORTED, "severity = 'awful'", "severity"),
    (State.REPORTED, "lead_id = 1", "reported_unled"),
    (State.REPORTED, "ended_at = 1", "ended"),
    (State.REPORTED, "verification = 'confirmed'", "closed_is_verified_or_not"),
    (State.REPORTED, "disputed = TRUE", "disputed_in_feedback"),
    (State.REPORTED, "cycle = 0", "counts"),
    (State.REPORTED, "custody = 0", "counts"),
    (State.REPORTED, "version = 0", "counts"),
    (State.REPORTED, "voices = 0", "tallies"),
    (State.REPORTED, "returns = -1", "tallies"),
    (State.REPORTED, "reminders = -1", "tallies"),
    (State.REPORTED, "merged_into_id = 1", "merged"),
    (State.REPORTED, "unit_id = 99", "foreign key"),
    (State.REPORTED, "place_unit_id = 99", "foreign key"),
    (State.ASSIGNED, "lead_id = NULL", "held_by_an_agency"),
    (State.ASSIGNED, "lead_id = 99", "foreign key"),
    (State.RESOLVED, "lead_id = NULL", "held_by_an_agency"),
    (State.CLOSED, "verification = NULL", "closed_is_verified_or_not"),
    (State.CLOSED, "verification = 'perhaps'", "verification"),
    (State.CLOSED, "ended_at = NULL", "ended"),
    (State.MERGED, "merged_into_id = NULL", "merged"),
]


@pytest.mark.parametrize(("state", "change", "because"), WRONG)
def test_a_row_that_cannot_be_is_refused(
    cases: Cases, state: State, change: str, because: str
) -> None:
    row = row_of(cases.at(state))
    refuses_statement(f"UPDATE cases SET {change} WHERE id = {row.id}", because)  # noqa: S608


def test_a_number_is_given_once(cases: Cases) -> None:
    first, second = cases.reported(), row_of(cases.reported())
    refuses_statement(f"UPDATE cases SET ref = '{first}' WHERE id = {second.id}", "cases.ref")  # noqa: S608


def test_a_case_has_one_text(cases: Cases) -> None:
    case_id = row_of(cases.reported()).id
    refuses_statement(
        f"INSERT INTO case_texts SELECT * FROM case_texts WHERE case_id = {case_id}",  # noqa: S608
        "case_texts.case_id",
    )
