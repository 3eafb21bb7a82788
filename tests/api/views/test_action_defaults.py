"""What forms begin with."""

from __future__ import annotations

from api.views.action_defaults import starts, wanted
from api.views.action_fields import Start
from api.views.action_forms import FORMS
from api.views.action_head import action_head
from casework.actions.perform import Turn
from tests.api.ready import READY
from tests.api.views.turning import turning
from tests.cases import SAID, Cases
from tests.cast import ENVIRONMENT
from workflows.states import State


def start(turn: Turn) -> dict[str, Start]:
    return starts(turn, action_head(turn.file, witness=False))


def test_assessing_begins_with_what_was_reported(cases: Cases) -> None:
    ref = cases.reported(urgent=True)
    found = start(turning(cases, "assess", "bob", ref))
    assert found["title"].values == (SAID.title,)
    assert found["what"].values == (SAID.what,)
    assert found["scale"].values == ("from_50",)
    assert found["urgent"].values == ("true",)
    assert found["severity"].values == ()


def test_feedback_is_dated_today_and_not_before_the_report(cases: Cases) -> None:
    told_on = start(turning(cases, "give_feedback"))["told_on"]
    assert told_on == Start(("2026-03-02",), earliest="2026-03-02", latest="2026-03-02")


def test_reopening_begins_with_the_agency_that_had_it(cases: Cases) -> None:
    found = start(turning(cases, "reopen"))
    assert found["lead"].values == (str(cases.cast.agency(ENVIRONMENT)),)


def test_a_case_never_taken_up_is_reopened_with_a_reason_only(cases: Cases) -> None:
    ref = cases.at(State.DECLINED)
    fields = wanted(turning(cases, "reopen", "bob", ref), FORMS["reopen"].fields)
    assert [each.name for each in fields] == ["reason"]


def test_the_oldest_open_directive_is_chosen(cases: Cases) -> None:
    assert start(turning(cases, "answer_directive"))["number"].values == ("1",)
    assert start(turning(cases, "close_directive"))["number"].values == ("1",)


def test_a_pause_says_its_last_day(cases: Cases) -> None:
    review = start(turning(cases, "pause"))["review_on"]
    assert (review.earliest, review.latest) == ("2026-03-03", "2026-05-01")
    assert "Chậm nhất 01/05/2026" in review.hint


def test_a_directive_is_due_after_today_and_within_a_year(cases: Cases) -> None:
    due = start(turning(cases, "direct"))["due_on"]
    assert (due.earliest, due.latest) == ("2026-03-03", "2027-03-03")


def test_an_extension_says_how_long_how_many_are_left_and_who_decides(cases: Cases) -> None:
    hint = start(turning(cases, "ask_extension"))["days"].hint
    assert hint == "Từ 1 đến 15 ngày làm việc. Còn được gia hạn 1 lần. Đầu mối quyết định."
    ref = cases.reported()
    cases.do("bob", ref, "assess", complex=True)
    for who, deed in (
        ("bob", "assign"),
        ("dan", "accept"),
        ("dan", "ask_extension"),
        ("bob", "decide_extension"),
    ):
        cases.do(who, ref, deed)
    second = start(turning(cases, "ask_extension", "dan", ref))["days"].hint
    assert "Còn được gia hạn 1 lần. Thường trực cấp ủy quyết định." in second


def test_other_forms_begin_empty(cases: Cases) -> None:
    assert "note" in READY
    assert start(turning(cases, "note")) == {}
