"""The coordinator sorts: what each decision does to the case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casework.events.triage import (
    Assessed,
    CategoryAsked,
    CategoryDecided,
    Declined,
    Merged,
    ReferredDown,
    ReferredUp,
    SeverityChanged,
)
from tests.casework.events.beginnings import NOW, begun

ASSESSED = Assessed(
    severity="hot", scale="over_200", urgent=True, complex=True, complained=(3,), screened=True
)


def test_assessing_copies_the_weighing() -> None:
    case = ASSESSED.fold(begun(), NOW)
    assert (case.state, case.severity, case.scale) == ("assessed", "hot", "over_200")
    assert (case.urgent, case.complex, case.complained) == (True, True, (3,))


def test_declining_and_merging_end_the_case_on_the_side() -> None:
    declined = Declined(reason="out_of_scope").fold(begun(), NOW)
    merged = Merged(into_id=9).fold(begun(), NOW)
    assert (declined.state, declined.ended_at) == ("declined", NOW)
    assert (merged.state, merged.merged_into_id) == ("merged", 9)


@pytest.mark.parametrize("kind", [ReferredUp, ReferredDown])
def test_a_referred_case_starts_again_elsewhere_in_the_same_cycle(
    kind: type[ReferredUp | ReferredDown],
) -> None:
    held = replace(begun(), lead_id=1, supporting=(2,))
    case = kind(unit_id=1).fold(held, NOW)
    assert (case.state, case.unit_id, case.units) == ("reported", 1, (2, 1))
    assert (case.cycle, case.custody, case.lead_id, case.supporting) == (1, 2, None, ())


def test_a_unit_that_gets_a_case_back_is_listed_once() -> None:
    there = ReferredUp(unit_id=1).fold(begun(), NOW)
    assert ReferredDown(unit_id=2).fold(there, NOW).units == (2, 1)


def test_severity_changes_alone() -> None:
    assert SeverityChanged(severity="hot").fold(begun(), NOW) == replace(begun(), severity="hot")


@pytest.mark.parametrize(("granted", "type_"), [(True, "land_grievance"), (False, "pollution")])
def test_a_category_asked_for_changes_only_when_granted(granted: bool, type_: str) -> None:
    asked = CategoryAsked(category="land_grievance", asked_by=4).fold(begun(), NOW)
    assert (asked.type, asked.category_asked, asked.category_asked_by) == (
        "pollution", "land_grievance", 4,
    )  # fmt: skip
    decided = CategoryDecided(category="land_grievance", granted=granted).fold(asked, NOW)
    assert (decided.type, decided.category_asked, decided.category_asked_by) == (type_, None, None)
