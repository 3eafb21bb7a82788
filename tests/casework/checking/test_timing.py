"""A clock or a rung that is not what the history says is named."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask

from casework.check import check
from casework.checking.timing import CLOCK_COLUMNS, PATIENCE
from casework.database import db
from tests.casework.checking.conftest import Plant
from tests.casework.checking.planted import Fault, fault

# A value that no clock of the office has.
WRONG = {
    "kind": "'statutory'", "name": "'forged'", "cycle": "9", "unit_id": "3", "agency_id": "4",
    "source": "'directive'", "policy_version": "7", "calendar_version": "7", "started_at": "1", "started_seq": "99", "due_original": "1",
    "due_current": "1", "paused": "TRUE", "ended_at": "1", "first_breached_at": "1",
    "days_late": "99", "next_rung_at": "1",
}  # fmt: skip

FAULTS = [
    fault("a clock is gone", "clock", "DELETE FROM case_clocks WHERE id = @ended"),
    fault("a clock was invented", "clock", "UPDATE case_clocks SET key = 'x' WHERE id = @ended"),
    fault(
        "the row's nearest deadline was put off",
        "due",
        "UPDATE cases SET due_at = due_at + 1 WHERE due_at IS NOT NULL",
    ),
    fault(
        "the row's original deadline was changed",
        "due",
        "UPDATE cases SET due_original = 1 WHERE due_original IS NOT NULL",
    ),
    fault("the row names another clock", "due", "UPDATE cases SET due_clock = 'statutory'"),
    fault("the whole case's deadline was changed", "due", "UPDATE cases SET case_due_at = 1"),
    fault("the row's level was lowered", "due", "UPDATE cases SET level = 0 WHERE level > 1"),
    fault(
        "an escalation is gone",
        "event without escalation",
        "DELETE FROM escalations WHERE id = (SELECT MIN(id) FROM escalations)",
    ),
    fault(
        "an escalation was invented",
        "escalation without event",
        "INSERT INTO escalations (clock_id, case_id, level, due_at, recorded_at)"
        " SELECT id, case_id, 9, 1, 1 FROM case_clocks WHERE id = @climbed",
    ),
    fault(
        "a rung was left out on the way up",
        "rung left out",
        "DELETE FROM escalations WHERE clock_id = @climbed AND level = 2",
    ),
    fault("a clock says it climbed less", "level", "UPDATE case_clocks SET level = 0"),
    fault(
        "an event of a rung was told twice",
        "event without escalation",
        "UPDATE case_events SET body = (SELECT body FROM case_events AS other"
        " WHERE other.case_id = case_events.case_id AND other.kind = 'escalated'"
        " ORDER BY other.seq LIMIT 1) WHERE kind = 'escalated'",
    ),
]


@pytest.mark.parametrize("planted", FAULTS, ids=lambda each: each.what)
def test_a_planted_fault_is_named(plant: Plant, planted: Fault) -> None:
    assert planted.rule in {each.rule for each in plant(*planted.statements)}


def test_every_derived_column_of_a_clock_is_compared(plant: Plant) -> None:
    everything = ", ".join(f"{column} = {value}" for column, value in WRONG.items())
    found = plant(
        f"UPDATE case_clocks SET {everything}"  # noqa: S608 -- typed above
        " WHERE id = (SELECT MIN(id) FROM case_clocks WHERE ended_at IS NULL)"
    )
    named = {each.found.split(" of ")[0] for each in found if each.rule == "clock"}
    assert set(WRONG) == set(CLOCK_COLUMNS)
    assert named == set(WRONG)


def test_a_rung_that_waits_is_a_warning_and_only_after_some_patience(
    office: Flask, later: datetime
) -> None:
    # The office was swept at `later`; the next rungs fall due at openings of the following days.
    much_later = later + timedelta(days=5)
    found = check(db.session, now=much_later)
    assert {each.rule for each in found} == {"rung not climbed"}
    assert all(each.warning for each in found)
    first = min(each.found.rpartition(" ")[2] for each in found)
    due = datetime.fromisoformat(first)
    assert check(db.session, now=due + PATIENCE) == []
    assert check(db.session, now=due + PATIENCE + timedelta(seconds=1)) != []


def test_without_a_time_nobody_is_blamed_for_a_ticker_that_stands_still(office: Flask) -> None:
    # The database's clock is months after the office's last event.
    assert check(db.session) == []


def test_a_second_return_is_an_event_without_a_clock(office: Flask, later: datetime) -> None:
    assert check(db.session, now=later) == []
