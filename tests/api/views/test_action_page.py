"""Everything one form shows, put together."""

from __future__ import annotations

import pytest
from werkzeug.datastructures import MultiDict

from api.views.action_page import ActionPage, action_page
from casework.actions.notes import StoredPhoto
from casework.errors import NotAllowed, NotFound
from tests.cases import Cases
from workflows.machine import NotPossible
from workflows.states import State


def page(
    cases: Cases, ref: str, action: str, who: str = "bob", errors: dict[str, str] | None = None
) -> ActionPage:
    return action_page(
        ref,
        action,
        given=MultiDict(),
        errors=errors or {},
        actor=cases.cast.actor(who),
        now=cases.now,
    )


def test_assessing_shows_marks_doubles_and_deadlines(cases: Cases) -> None:
    other, ref = cases.reported(who="amy"), cases.reported()
    shown = page(cases, ref, "assess")
    assert shown.heading == "Phân loại"
    assert [each.ref for each in shown.similar] == [other]
    assert shown.marked is not None
    assert len(shown.foreseen) == 2
    assert shown.back_href == f"/cases/{ref}"


def test_a_plain_form_has_none_of_them(cases: Cases) -> None:
    shown = page(cases, cases.at(State.IN_PROGRESS), "remind")
    assert shown.heading == "Đôn đốc lần 1"
    assert (shown.similar, shown.marked, shown.preview, shown.foreseen) == ([], None, None, [])


def attach(cases: Cases, who: str, ref: str, moment: str) -> None:
    photo = StoredPhoto(sha256=moment[0] * 64, media_type="image/jpeg", size=10)
    cases.do(who, ref, "attach", photo=photo, moment=moment)


def test_whoever_screens_sees_every_photo(cases: Cases) -> None:
    ref = cases.reported()
    attach(cases, "alice", ref, "before")
    assert len(page(cases, ref, "assess").photos) == 1
    assert page(cases, ref, "merge").photos == []


def test_whoever_reports_or_passes_on_a_result_sees_the_photos_after_the_work(
    cases: Cases,
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    attach(cases, "alice", ref, "before")
    assert page(cases, ref, "resolve", "dan").photos == []
    attach(cases, "dan", ref, "after")
    assert len(page(cases, ref, "resolve", "dan").photos) == 1
    cases.do("dan", ref, "resolve")
    assert len(page(cases, ref, "give_feedback").photos) == 1


def test_errors_are_said_with_the_name_of_their_field(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    shown = page(cases, ref, "pause", errors={"review_on": "Cần điền mục này.", "x": "Lạ."})
    assert shown.summary == {"review_on": "Ngày xem lại: Cần điền mục này.", "x": "Lạ."}
    assert [each.error for each in shown.fields if each.error] == ["Cần điền mục này."]


def test_it_is_refused_as_the_deed_is(cases: Cases) -> None:
    ref = cases.reported()
    with pytest.raises(NotFound):
        page(cases, ref, "assess", "wendy")
    with pytest.raises(NotFound):
        page(cases, ref, "no_such_action")
    with pytest.raises(NotAllowed):
        page(cases, ref, "assess", "frank")
    with pytest.raises(NotPossible):
        page(cases, ref, "assign")


def test_whoever_asked_is_not_shown_the_decision(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "recategorise", category="land_grievance")
    with pytest.raises(NotAllowed):
        page(cases, ref, "decide_category")
