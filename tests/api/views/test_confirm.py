"""What a witness is shown of a case."""

from __future__ import annotations

import pytest
from flask import Flask

from api.views.confirm import ConfirmPage, confirm_page
from casework.casefile import open_file
from casework.database import db
from casework.queries import visible_case
from tests.cases import Cases
from workflows.states import State


def page(cases: Cases, ref: str, who: str = "alice") -> ConfirmPage:
    actor = cases.cast.actor(who)
    file = open_file(db.session, visible_case(db.session, ref, actor=actor), now=cases.now)
    return confirm_page(file, actor, {}, {})


def test_both_answers_are_open_while_it_waits(app: Flask, cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    with app.test_request_context("/"):
        shown = page(cases, ref)
    assert shown.answers == {"confirm", "dispute"}
    assert shown.place == "Kênh tiêu thôn Đông, xã Suối Mây"
    assert (shown.told, shown.told_how) == ("Đã dọn xong kênh.", "Họp dân · Thôn Đông · 02/03/2026")
    assert shown.note == ""


def test_the_reports_own_words_are_not_part_of_it(app: Flask, cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    with app.test_request_context("/"):
        assert "cá chết" not in str(page(cases, ref))


@pytest.mark.parametrize("state", [state for state in State if state is not State.FEEDBACK])
def test_nothing_can_be_answered_in_any_other_state_and_it_is_said(
    app: Flask, cases: Cases, state: State
) -> None:
    ref = cases.at(state)
    with app.test_request_context("/"):
        shown = page(cases, ref)
    assert shown.answers == frozenset()
    assert shown.note


def test_words_of_an_earlier_round_are_not_shown_while_work_goes_on(
    app: Flask, cases: Cases
) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "reopen")
    with app.test_request_context("/"):
        assert page(cases, ref).told == ""


def test_an_end_by_silence_is_not_called_confirmed(app: Flask, cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "dispute")
    cases.do("bob", ref, "close")
    with app.test_request_context("/"):
        assert page(cases, ref).note == "Đã kết thúc. Không còn nhận trả lời ở đây."
