"""Corrections are new events: what is shown changes, what was said stays."""

from __future__ import annotations

import pytest

from casework.check import check
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.lists.search import CaseFilter, search
from casework.models import CaseText
from casework.queries import visible_case
from tests.cases import SAID, Cases
from tests.casework.stored import events_of, kinds_of, last_event, payload, row_of, told
from tests.cast import Cast
from workflows.machine import NotPossible
from workflows.states import State

TITLE, PLACE = "Nước thải từ trại lợn", "Cống số 3 thôn Tây"


def shown(ref: str) -> CaseText:
    text = db.session.get(CaseText, row_of(ref).id)
    assert text is not None
    return text


def test_title_and_place_are_put_right_and_both_can_be_read(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "correct", title=TITLE, place=PLACE)
    assert (shown(ref).title, shown(ref).place, shown(ref).what) == (TITLE, PLACE, SAID.what)
    assert kinds_of(ref)[-1] == "corrected"
    assert payload(last_event(ref)) == {
        "reason": "Có lý do cụ thể.",
        "title_before": SAID.title,
        "title": TITLE,
        "place_before": SAID.place,
        "place": PLACE,
    }
    assert told(last_event(ref)) == {"alice", "dan", "dora"}
    assert check(db.session, now=cases.now) == []


def test_the_reports_own_words_are_untouched(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "correct", title=TITLE)
    assert payload(events_of(ref)[0])["title"] == SAID.title


def test_it_is_found_by_the_words_it_has_now(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "correct", place=PLACE)
    page = search(db.session, cast.actor("bob"), CaseFilter(q="cong so 3"), limit=9, now=cases.now)
    assert [row.ref for row in page.rows] == [ref]


def test_another_commune_moves_lists_and_sight_but_no_deadline(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "refer_up")
    cases.do("carol", ref, "assess")
    due = row_of(ref).case_due_at
    cases.do("carol", ref, "correct", place_unit=cast.unit("BSE"))
    row = row_of(ref)
    assert (row.place_unit_id, row.unit_id) == (cast.unit("BSE"), cast.unit("TAM"))
    assert (row.state, row.case_due_at) == ("assessed", due)
    body = last_event(ref).body
    assert (body["place_unit_before"], body["place_unit_id"]) == (
        cast.unit("SMY"),
        row.place_unit_id,
    )
    with pytest.raises(NotFound):
        visible_case(db.session, ref, actor=cast.actor("bob"))
    cases.do("carol", ref, "refer_down", unit=cast.unit("BSE"))
    assert visible_case(db.session, ref, actor=cast.actor("bill")).ref == ref
    assert check(db.session, now=cases.now) == []


def test_a_case_closed_at_the_right_place_is_found_to_have_come_back(cases: Cases) -> None:
    closed = cases.at(State.CLOSED, place=PLACE)
    ref = cases.at(State.ASSESSED, place="Đồi Cao Su xóm Bắc")
    assert row_of(ref).recurs_of_id is None
    cases.do("bob", ref, "correct", place=PLACE)
    assert row_of(ref).recurs_of_id == row_of(closed).id
    assert kinds_of(ref)[-2:] == ["corrected", "recurrence_found"]
    assert kinds_of(closed)[-1] == "came_back"
    cases.do("bob", ref, "correct", place="Cống số 3, thôn Tây")
    assert kinds_of(ref)[-1] == "corrected"


def test_a_commune_elsewhere_is_no_way_to_get_rid_of_a_case(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "correct", place_unit=cast.unit("BSE"))
    assert refused.value.field == "place_unit"
    with pytest.raises(BadInput):
        cases.do("bob", ref, "correct", place_unit=99)
    assert kinds_of(ref)[-1] == "assessed"


def test_what_is_as_it_was_is_no_correction(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    same = {"title": SAID.title, "place": SAID.place, "place_unit": cast.unit("SMY")}
    for nothing in (same, {"title": None, "place": ""}):
        with pytest.raises(BadInput) as refused:
            cases.do("bob", ref, "correct", **nothing)
        assert refused.value.field == "title"


@pytest.mark.parametrize("who", ["alice", "dan", "grace", "carol"])
def test_only_the_coordinator_who_holds_it_corrects(cases: Cases, who: str) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(NotAllowed):
        cases.do(who, ref, "correct", title=TITLE)


@pytest.mark.parametrize("state", [State.REPORTED, State.CLOSED, State.DECLINED])
def test_before_it_was_screened_and_after_its_end_nothing_is_corrected(
    cases: Cases, state: State
) -> None:
    ref = cases.at(state)
    with pytest.raises(NotPossible):
        cases.do("bob", ref, "correct", title=TITLE)


def test_what_is_masked_later_takes_the_correction_with_it(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("bob", ref, "correct", title="Gần nhà ông Tư")
    cases.do("dan", ref, "return_case")
    cases.do("bob", ref, "refer_up")
    cases.do("carol", ref, "assess", title="Gần nhà dân")
    [corrected] = [each for each in events_of(ref) if each.kind == "corrected"]
    assert payload(corrected) == {}
    assert shown(ref).title == "Gần nhà dân"
    assert check(db.session, now=cases.now) == []
