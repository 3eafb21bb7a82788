"""What a phase tells of the event that began it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from casework.database import db
from casework.models import CasePhase
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import ENVIRONMENT, POLICE, Cast
from workflows.states import State


def last(ref: str) -> CasePhase:
    case_id = row_of(ref).id
    return db.session.scalars(
        select(CasePhase).where(CasePhase.case_id == case_id, CasePhase.until.is_(None))
    ).one()


def test_a_custody_is_with_the_agency_until_it_answers(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert (last(ref).agency_id, last(ref).left_agency_id) == (cast.agency(ENVIRONMENT), None)
    cases.do("dan", ref, "resolve")
    assert (last(ref).agency_id, last(ref).left_agency_id) == (None, cast.agency(ENVIRONMENT))
    assert (last(ref).left, last(ref).left_days, last(ref).left_late) == ("early", 0, 0)
    assert last(ref).left_state == "in_progress"


def test_one_that_loses_the_case_to_another_is_named(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "reassign")
    found = last(ref)
    assert (found.left_agency_id, found.agency_id) == (
        cast.agency(ENVIRONMENT),
        cast.agency(POLICE),
    )


@pytest.mark.parametrize(("granted", "mark"), [(True, "extended"), (False, "extension_refused")])
def test_a_decision_says_how_it_went(cases: Cases, granted: bool, mark: str) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "ask_extension")
    before = last(ref).held_current
    cases.do("bob", ref, "decide_extension", granted=granted)
    assert last(ref).mark == mark
    assert (last(ref).held_current != before) == granted
    assert last(ref).held_original == before


@pytest.mark.parametrize(("granted", "mark"), [(True, "recategorised"), (False, "category_kept")])
def test_a_category_kept_is_no_recategorisation(cases: Cases, granted: bool, mark: str) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "recategorise")
    cases.do("carol", ref, "decide_category", granted=granted)
    assert last(ref).mark == mark


def test_the_first_response_is_timed_where_it_is_given(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.now += timedelta(days=30)
    cases.do("bob", ref, "assign")
    assert last(ref).first_response == "late"
    cases.do("dan", ref, "accept")
    assert last(ref).first_response is None


def test_days_that_people_claim_are_kept_apart(cases: Cases) -> None:
    ref = cases.reported(began_on=date(2026, 2, 1))
    assert last(ref).claimed_on == date(2026, 2, 1)
    cases.do("bob", ref, "assess")
    assert last(ref).claimed_on is None
