"""Between levels: refer up, refer down; the unit left behind only reads."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.database import db
from casework.errors import BadInput, NotAllowed
from casework.models import CaseClock
from tests.cases import Cases
from tests.casework.stored import kinds_of, last_event, row_of, told
from tests.cast import Cast
from workflows.machine import NotPossible
from workflows.states import State


def test_a_case_referred_up_is_the_provinces_and_the_commune_reads_on(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("bob", ref, "refer_up")
    row = row_of(ref)
    assert (row.state, row.unit_id, row.lead_id, row.cycle) == (
        "reported",
        cast.unit("TAM"),
        None,
        1,
    )
    assert told(last_event(ref)) == {"carol"}
    with pytest.raises(NotAllowed):
        cases.do("bob", ref, "assess")
    cases.do("carol", ref, "assess")


def test_stage_and_custody_settle_while_case_and_first_response_run_on(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "refer_up")
    rows = db.session.scalars(select(CaseClock).where(CaseClock.case_id == row_of(ref).id)).all()
    running = {row.key: row.started_seq for row in rows if row.ended_at is None}
    assert running["1.case"] == running["1.first_response"] == 1
    assert {row.kind for row in rows if row.ended_at is not None} == {"stage", "custody"}


def test_at_the_top_there_is_nowhere_up(cases: Cases) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "refer_up")
    with pytest.raises(NotPossible):
        cases.do("carol", ref, "refer_up")


def test_a_case_goes_down_to_a_unit_directly_below(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "refer_up")
    with pytest.raises(BadInput) as refused:
        cases.do("carol", ref, "refer_down", unit=cast.unit("TAM"))
    assert refused.value.field == "unit"
    cases.do("carol", ref, "refer_down", unit=cast.unit("BSE"))
    assert row_of(ref).unit_id == cast.unit("BSE")
    assert told(last_event(ref)) == {"bill"}
    cases.do("bill", ref, "assess")
    assert kinds_of(ref) == ["reported", "referred_up", "referred_down", "assessed"]


def test_misconduct_is_never_handed_to_a_commune(cases: Cases, cast: Cast) -> None:
    ref = cases.reported(type="official_conduct")
    with pytest.raises(NotPossible):
        cases.do("carol", ref, "refer_down", unit=cast.unit("SMY"))
