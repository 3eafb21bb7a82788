"""What a case is after its events: how it moves, and what passing hands does to it."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from casework.fold import FOLDED_COLUMNS, CaseState, Directive
from casework.models import Case
from workflows.states import State

THEN = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
NOW = THEN + timedelta(days=1)
CASE = CaseState(
    type="pollution",
    source="collaborator",
    unit_id=2,
    place_unit_id=2,
    place_kind="other",
    scale="unknown",
    reported_at=THEN,
    policy_at=THEN,
    state_since=THEN,
    held_since=THEN,
)


def test_a_case_begins_reported_in_its_first_cycle_and_custody() -> None:
    assert (CASE.state, CASE.cycle, CASE.custody, CASE.voices) == ("reported", 1, 1, 1)


def test_a_folded_case_cannot_be_changed() -> None:
    with pytest.raises(FrozenInstanceError):
        CASE.__setattr__("state", "closed")


def test_every_folded_column_is_a_column_of_the_case() -> None:
    assert set(FOLDED_COLUMNS) <= {column.key for column in Case.__table__.columns}
    kept_apart = {
        "policy_at",
        "custodies",
        "agency_custody",
        "supporting",
        "complained",
        "units",
        "directives",
        "dialogues",
        "statutory",
    }
    assert set(CaseState.__dataclass_fields__) - set(FOLDED_COLUMNS) == kept_apart


def test_moving_notes_the_time_and_drops_what_was_asked() -> None:
    asked = replace(CASE, extension_asked=5, hand_back_asked=True, disputed=True)
    moved = asked.moved(State.RESOLVED, NOW)
    assert (moved.state, moved.state_since, moved.held_since) == ("resolved", NOW, THEN)
    assert (moved.extension_asked, moved.hand_back_asked, moved.disputed) == (None, False, False)


@pytest.mark.parametrize("state", State)
def test_a_case_has_an_end_exactly_when_it_is_closed_declined_or_merged(state: State) -> None:
    ended = CASE.moved(state, NOW).ended_at
    assert ended == (NOW if state.value in {"closed", "declined", "merged"} else None)


def test_new_hands_are_a_fresh_custody_and_end_a_pause() -> None:
    paused = replace(CASE, paused_until=date(2026, 3, 20))
    handed = paused.handed(State.ASSIGNED, NOW, lead_id=1)
    assert (handed.custody, handed.custodies, handed.agency_custody) == (2, 2, 2)
    assert (handed.paused_until, handed.held_since, handed.lead_id) == (None, NOW, 1)
    back = handed.handed(State.RESOLVED, NOW)
    assert (back.custody, back.agency_custody) == (3, 2)


def test_a_case_lies_with_its_agency_while_assigned_or_in_progress() -> None:
    held = {state for state in State if CASE.moved(state, NOW).held_by_agency}
    assert held == {State.ASSIGNED, State.IN_PROGRESS}


def test_a_directive_knows_its_number_owner_date_and_status() -> None:
    assert Directive(1, "lead", "2026-03-10", "open")._replace(status="closed").status == "closed"
