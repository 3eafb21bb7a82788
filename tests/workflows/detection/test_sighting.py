"""What is proposed says no more of people than how many they were."""

from __future__ import annotations

from tests.workflows.detection.scenes import seen
from workflows.detection.sighting import Candidate, Finding


def test_a_finding_holds_numbers_and_cases_and_no_speaker() -> None:
    assert "speakers" in type(seen(1))._fields
    assert not {"speakers", "people"} & {*Finding._fields, *Candidate._fields}
