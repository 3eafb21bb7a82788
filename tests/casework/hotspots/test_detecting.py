"""The day's detection proposes what stands out once, and remembers what people said of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from casework.actions.hot_spot_proposals import accept_proposal, dismiss_proposal
from casework.database import db
from casework.errors import NotAllowed, NotFound
from casework.hotspots.detecting import detect_hot_spots
from casework.models import HotSpotProposal, HotSpotProposalCase
from tests.cases import Cases
from tests.casework.hotspots.register import row_of_entry
from workflows.machine import NotPossible

DAY = timedelta(days=1)


def proposals() -> list[HotSpotProposal]:
    db.session.rollback()
    return list(db.session.scalars(select(HotSpotProposal).order_by(HotSpotProposal.id)))


@pytest.fixture
def four(cases: Cases) -> list[str]:
    """Four reports of one canal this morning."""
    return [cases.reported(who=who) for who in ("alice", "amy", "alice", "amy")]


def test_four_cases_of_one_place_are_proposed_with_the_reason_in_numbers(
    cases: Cases, four: list[str]
) -> None:
    assert detect_hot_spots(now=cases.now) == 1
    (row,) = proposals()
    assert (row.unit_id, row.type) == (cases.cast.unit("SMY"), "pollution")
    (finding,) = row.findings
    assert (finding["look"], finding["counted"], finding["days"]) == ("closeness", 4, 28)
    assert finding["expected"] == 0.04
    assert len(db.session.scalars(select(HotSpotProposalCase.case_id)).all()) == len(four)


@pytest.mark.usefixtures("four")
def test_it_runs_once_a_day_and_proposes_the_same_once(cases: Cases) -> None:
    assert [detect_hot_spots(now=cases.now + n * DAY) for n in (0, 0, 1)] == [1, 0, 0]
    assert len(proposals()) == 1


def test_three_are_too_few_and_the_night_is_too_early(cases: Cases) -> None:
    for _ in range(3):
        cases.reported()
    assert detect_hot_spots(now=cases.now) == 0
    cases.reported()
    assert detect_hot_spots(now=cases.now + timedelta(hours=18)) == 0  # three in the morning
    assert detect_hot_spots(now=cases.now + timedelta(hours=21)) == 1


def test_what_starts_at_the_province_is_proposed_there(cases: Cases) -> None:
    for _ in range(4):
        cases.reported(type="official_conduct")
    detect_hot_spots(now=cases.now)
    (row,) = proposals()
    assert (row.unit_id, row.place_unit_id) == (cases.cast.unit("TAM"), cases.cast.unit("SMY"))
    with pytest.raises(NotFound):
        dismiss_proposal(row.id, actor=cases.cast.actor("bob"), now=cases.now, reason="Không.")


def test_a_dismissed_one_has_a_reason_and_does_not_come_again_for_the_same(
    cases: Cases, four: list[str]
) -> None:
    detect_hot_spots(now=cases.now)
    (row,) = proposals()
    dismiss_proposal(row.id, actor=cases.cast.actor("bob"), now=cases.now, reason="Một nguồn.")
    with pytest.raises(NotPossible):
        dismiss_proposal(row.id, actor=cases.cast.actor("bob"), now=cases.now, reason="Lại.")
    later = Cases(cases.cast, cases.now + DAY)
    for _ in range(4):
        later.reported()
    assert detect_hot_spots(now=later.now) == 0
    much_later = Cases(cases.cast, cases.now + 2 * DAY)
    much_later.reported()
    assert detect_hot_spots(now=much_later.now) == 1
    assert four


def test_an_accepted_one_opens_an_entry_with_its_cases(cases: Cases, four: list[str]) -> None:
    for ref in four:
        cases.do("bob", ref, "assess")
    detect_hot_spots(now=cases.now)
    (row,) = proposals()
    said = {"title": "Kênh tiêu", "reason": "Đúng vậy."}
    for who, refusal in (("bill", NotFound), ("dan", NotFound), ("bob", NotAllowed)):
        with pytest.raises(refusal):
            accept_proposal(row.id, actor=cases.cast.actor(who), now=cases.now, **said)
    entry = accept_proposal(row.id, actor=cases.cast.actor("grace"), now=cases.now, **said)
    assert row_of_entry(entry).title == "Kênh tiêu"
    assert proposals()[0].hot_spot_id == entry
    assert detect_hot_spots(now=cases.now + DAY) == 0
