"""A button stands on the page just when pressing it would succeed."""

from __future__ import annotations

import pytest

from api.views.action_buttons import Button, buttons
from casework.casefile import open_file
from casework.database import db
from casework.errors import NotFound
from casework.queries import visible_case
from tests.api.conftest import SignIn
from tests.api.ready import READY, filled, ready
from tests.cases import Cases
from tests.table import CAST, STATES, possible, situation, standings_of
from workflows.states import State


def shown(cases: Cases, ref: str, who: str) -> list[Button]:
    actor = cases.cast.actor(who)
    row = visible_case(db.session, ref, actor=actor)
    return buttons(open_file(db.session, row, now=cases.now), actor)


@pytest.mark.parametrize("state", STATES)
def test_the_buttons_are_those_of_the_table(cases: Cases, state: str) -> None:
    ref, case = cases.at(State(state)), situation(state)
    for who in CAST:
        wanted = possible(case, standings_of(who, case)) - {"attach", "lapse"}
        try:
            found = {button.action for button in shown(cases, ref, who)}
        except NotFound:
            found = set()
        assert found == wanted, who


@pytest.mark.parametrize("action", READY)
def test_a_button_leads_to_a_form_that_opens(sign_in: SignIn, cases: Cases, action: str) -> None:
    who, ref = ready(cases, action)
    (button,) = (each for each in shown(cases, ref, who) if each.action == action)
    if button.post:
        given = filled(cases, action)
        assert sign_in(who).post(button.post, data=given).status_code == 303
    else:
        assert sign_in(who).get(button.href).status_code == 200


@pytest.mark.parametrize("who", ["bob", "dan", "frank", "alice"])
@pytest.mark.parametrize("state", STATES)
def test_there_is_at_most_one_primary_button_and_it_is_first(
    cases: Cases, state: str, who: str
) -> None:
    ref = cases.at(State(state))
    try:
        kinds = [button.kind for button in shown(cases, ref, who)]
    except NotFound:
        kinds = []
    assert "primary" not in kinds[1:]


def test_accepting_needs_no_form_but_asks_first(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    button = shown(cases, ref, "dan")[0]
    assert button.action == "accept"
    assert button.kind == "primary"
    assert button.post == f"/cases/{ref}/transitions"
    assert button.href == ""
    assert "Đầu mối được báo ngay" in button.confirm


def test_a_reminder_says_its_number(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "remind")
    labels = [button.label for button in shown(cases, ref, "bob")]
    assert "Đôn đốc lần 2" in labels


def test_who_asked_for_a_category_has_no_button_to_grant_it(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "recategorise", category="land_grievance")
    assert "decide_category" not in {each.action for each in shown(cases, ref, "bob")}
    assert "decide_category" in {each.action for each in shown(cases, ref, "carol")}


def test_a_directive_is_answered_only_by_the_desk_it_was_given_to(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead")
    assert "answer_directive" in {each.action for each in shown(cases, ref, "dan")}
    assert "answer_directive" not in {each.action for each in shown(cases, ref, "bob")}


def test_what_does_not_move_the_case_can_be_folded_away(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    beside = {each.action for each in shown(cases, ref, "bob") if each.beside}
    assert beside == {
        "note", "change_severity", "correct", "recategorise", "pause", "remind", "attach_statutory",
        "hold_dialogue", "hold_over",
    }  # fmt: skip
