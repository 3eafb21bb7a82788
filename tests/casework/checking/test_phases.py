"""A phase that is missing, moved, or not as its case is named: figures are counted from it."""

from __future__ import annotations

import pytest

from tests.casework.checking.conftest import Plant
from tests.casework.checking.planted import Fault, fault

FAULTS = [
    fault("a phase is gone", "event without phase",
          "DELETE FROM case_phases WHERE case_id = @closed AND seq = 1"),
    fault("a phase began at another time than its event", "phase without event",
          "UPDATE case_phases SET since = since - 1 WHERE case_id = @closed AND seq = 1"),
    fault("a phase is of an event that there is not", "phase without event",
          "UPDATE case_phases SET seq = 900 WHERE case_id = @closed AND until IS NULL"),
    fault("a phase ends too late", "phase's end",
          "UPDATE case_phases SET until = until + 1 WHERE case_id = @closed AND seq = 1"),
    fault("the last phase has ended", "phase's end",
          "UPDATE case_phases SET until = since WHERE case_id = @closed AND until IS NULL"),
    fault("a closed case counts as disputed", "phase differs",
          "UPDATE case_phases SET verification = 'disputed'"
          " WHERE case_id = @closed AND until IS NULL"),
    fault("a case counts for another commune", "phase differs",
          "UPDATE case_phases SET place_unit_id = (SELECT MIN(id) FROM units)"
          " WHERE case_id = @closed AND until IS NULL"),
]  # fmt: skip


@pytest.mark.parametrize("planted", FAULTS, ids=lambda each: each.what)
def test_a_planted_fault_is_named(plant: Plant, planted: Fault) -> None:
    assert planted.rule in {each.rule for each in plant(*planted.statements)}
