"""Weighing anew: severity, category with its second person, hot spot."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from casework.casefile import open_file
from casework.check import check
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Membership
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import kinds_of, last_event, payload, row_of, told
from tests.cast import Cast
from workflows.machine import NotPossible
from workflows.states import State


def test_a_new_severity_has_a_reason_and_is_told_to_the_agency(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("grace", ref, "change_severity", severity="hot")
    assert row_of(ref).severity == "hot"
    assert payload(last_event(ref)) == {"reason": "Có lý do cụ thể."}
    assert told(last_event(ref)) == {"dan", "dora"}
    with pytest.raises(BadInput) as refused:
        cases.do("grace", ref, "change_severity", severity="hot")
    assert refused.value.field == "severity"


def test_a_category_with_shorter_terms_is_changed_at_once(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "recategorise", category="traffic_safety")
    assert (row_of(ref).type, row_of(ref).category_asked) == ("traffic_safety", None)


def test_a_category_with_longer_terms_waits_for_a_second_person(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    due = row_of(ref).case_due_at
    cases.do("bob", ref, "recategorise", category="land_grievance")
    row = row_of(ref)
    assert (row.type, row.category_asked) == ("pollution", "land_grievance")
    assert (row.category_asked_by, row.case_due_at) == (cast.person("bob"), due)
    assert told(last_event(ref)) == {"carol", "grace"}
    with pytest.raises(NotAllowed):
        cases.do("bob", ref, "decide_category")
    cases.do("carol", ref, "decide_category")
    assert (row_of(ref).type, row_of(ref).category_asked) == ("land_grievance", None)


def test_a_refused_category_leaves_the_old_one(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "recategorise", category="land_grievance")
    cases.do("grace", ref, "decide_category", granted=False)
    assert (row_of(ref).type, row_of(ref).category_asked) == ("pollution", None)
    assert kinds_of(ref)[-1] == "category_decided"


def test_whoever_asked_does_not_decide_and_sees_no_button(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    with unit_of_work() as session:
        coordinators = [cast.person("bob"), cast.person("carol")]
        session.execute(
            update(Membership)
            .where(Membership.person_id.in_(coordinators))
            .values(ends_on=date(2026, 2, 28))
        )
    # With both coordinators gone, the province's committee coordinates and stands above.
    cases.do("frank", ref, "recategorise", category="land_grievance")
    frank, file = cast.actor("frank"), open_file(db.session, row_of(ref), now=cases.now)
    assert "decide_category" not in {action.name for action in file.possible(frank)}
    with pytest.raises(NotAllowed):
        cases.do("frank", ref, "decide_category")
    cases.do("grace", ref, "decide_category")


@pytest.mark.parametrize("category", ["pollution", "official_conduct"])
def test_the_same_category_or_one_that_begins_elsewhere_is_bad_input(
    cases: Cases, category: str
) -> None:
    with pytest.raises(BadInput) as refused:
        cases.do("bob", cases.at(State.ASSESSED), "recategorise", category=category)
    assert refused.value.field == "category"


def test_a_case_becomes_official_conduct_at_the_province_and_the_commune_sees_it_no_more(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.ASSESSED)
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "recategorise", category="official_conduct")
    assert "lên cấp tỉnh" in refused.value.because.vi
    for who, action in (("bob", "refer_up"), ("carol", "assess")):
        cases.do(who, ref, action)
    assert open_file(db.session, row_of(ref), now=cases.now).standings(cast.actor("bob"))
    cases.do("carol", ref, "recategorise", category="official_conduct")
    cases.do("frank", ref, "decide_category")
    assert row_of(ref).type == "official_conduct"
    for who in ("bob", "grace"):
        with pytest.raises(NotFound):
            cases.do(who, ref, "note")
    assert check(db.session, now=cases.now) == []


def test_official_conduct_that_is_none_becomes_something_else_and_may_go_down(
    cases: Cases,
) -> None:
    ref = cases.reported(type="official_conduct")
    cases.do("carol", ref, "assess")
    cases.do("carol", ref, "recategorise", category="social_evils")
    cases.do("carol", ref, "refer_down", unit=cases.cast.unit("SMY"))
    assert (row_of(ref).type, row_of(ref).unit_id) == ("social_evils", cases.cast.unit("SMY"))


def test_an_urgent_case_is_lengthened_by_a_category_without_urgent_handling(cases: Cases) -> None:
    # Both types promise less in all, but eight hours of handling would become ten days.
    ref = cases.reported(type="traffic_safety")
    cases.do("bob", ref, "assess", urgent=True)
    cases.do("bob", ref, "recategorise", category="illegal_mining")
    assert (row_of(ref).type, row_of(ref).category_asked) == ("traffic_safety", "illegal_mining")


def test_only_the_committee_puts_a_case_in_a_hot_spot_and_takes_it_out(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(NotAllowed):
        cases.do("bob", ref, "put_in_hot_spot")
    cases.do("grace", ref, "put_in_hot_spot")
    assert row_of(ref).hot_spot
    with pytest.raises(NotPossible):
        cases.do("frank", ref, "put_in_hot_spot")
    cases.do("frank", ref, "take_out_of_hot_spot")
    assert not row_of(ref).hot_spot
