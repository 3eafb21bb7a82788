"""What waits for a coordinator's desk."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput, NotFound
from casework.lists import inbox as module
from casework.lists.duties import duties_of
from casework.lists.inbox import Inbox
from casework.queries import visible_case
from casework.units import UnitTree
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

Open = Callable[[str], Inbox]
# Which action each tab is there for.
MEANT = {
    "classify": {"assess"},
    "assign": {"assign"},
    "returned": {"assign"},
    "answer": {"give_feedback"},
    "disputed": {"close"},
    "decide": {"decide_extension", "decide_category", "refuse_hand_back"},
    "objections": {"dismiss_objection"},
}


@pytest.fixture
def opened(cast: Cast, tree: UnitTree, now: datetime) -> Open:
    """Somebody's inbox this morning."""

    def inbox(who: str) -> Inbox:
        actor = cast.actor(who)
        mine = duties_of(db.session, actor, tree, on=date(2026, 3, 2))
        return Inbox(db.session, actor, tree, mine)

    return inbox


def refs(inbox: Inbox, tab: str) -> list[str]:
    return [row.ref for row in inbox.page(tab, None).rows]


def counts(inbox: Inbox) -> dict[str, int]:
    return {name: each.count for name, each in inbox.waiting().items() if each.count}


@pytest.mark.parametrize(
    ("state", "tab"),
    [(State.REPORTED, "classify"), (State.ASSESSED, "assign"), (State.RESOLVED, "answer")],
)
def test_each_state_that_waits_for_the_coordinator_has_its_tab(
    cases: Cases, opened: Open, state: State, tab: str
) -> None:
    ref = cases.at(state)
    assert counts(opened("bob")) == {tab: 1}
    assert refs(opened("bob"), tab) == [ref]


@pytest.mark.parametrize("state", [State.ASSIGNED, State.IN_PROGRESS, State.CLOSED, State.DECLINED])
def test_what_lies_elsewhere_is_not_in_the_inbox(cases: Cases, opened: Open, state: State) -> None:
    cases.at(state)
    assert counts(opened("bob")) == {}


def test_a_returned_case_has_a_tab_of_its_own(cases: Cases, opened: Open) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case")
    assert counts(opened("bob")) == {"returned": 1}


def test_a_dispute_waits_and_plain_feedback_does_not(cases: Cases, opened: Open) -> None:
    cases.at(State.FEEDBACK)
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "dispute")
    assert refs(opened("bob"), "disputed") == [ref]


def test_requests_wait_with_who_decides_them(cases: Cases, opened: Open) -> None:
    asked = cases.at(State.IN_PROGRESS)
    cases.do("dan", asked, "ask_extension")
    back = cases.at(State.IN_PROGRESS)
    cases.do("dan", back, "ask_hand_back")
    category = cases.at(State.ASSESSED)
    cases.do("bob", category, "recategorise", category="land_grievance")
    assert set(refs(opened("bob"), "decide")) == {asked, back}
    assert refs(opened("carol"), "decide") == [category]
    assert refs(opened("frank"), "decide") == [category]
    assert refs(opened("bill"), "decide") == []


def test_a_further_extension_waits_for_the_committee(cases: Cases, opened: Open) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "assess", complex=True)
    for who, deed in (
        ("bob", "assign"),
        ("dan", "accept"),
        ("dan", "ask_extension"),
        ("bob", "decide_extension"),
        ("dan", "ask_extension"),
    ):
        cases.do(who, ref, deed)
    assert refs(opened("bob"), "decide") == []
    assert refs(opened("grace"), "decide") == [ref]
    assert refs(opened("frank"), "decide") == [ref]


def test_an_objection_waits_for_the_desk_above(cases: Cases, opened: Open) -> None:
    ref = cases.at(State.DECLINED)
    cases.do("alice", ref, "object")
    assert refs(opened("carol"), "objections") == [ref]
    assert refs(opened("bob"), "objections") == []


def test_the_nearest_deadline_comes_first(
    cases: Cases, old: Cases, opened: Open, now: datetime
) -> None:
    late, fresh = old.reported(), cases.reported()
    urgent = cases.reported(urgent=True)
    assert refs(opened("bob"), "classify") == [late, urgent, fresh]
    waiting = opened("bob").waiting()["classify"]
    assert waiting.count == 3
    assert waiting.oldest == now - timedelta(days=28)


def test_another_commune_has_its_own_inbox(cases: Cases, opened: Open) -> None:
    ref = cases.reported(who="wendy", unit="BSE")
    assert counts(opened("bob")) == {}
    assert refs(opened("bill"), "classify") == [ref]


def test_all_of_it_is_reached_page_by_page(
    cases: Cases, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LIMIT", 2)
    wanted = {cases.reported() for _ in range(5)}
    found: list[str] = []
    cursor: str | None = None
    while True:
        page = opened("bob").page("classify", cursor)
        found += [row.ref for row in page.rows]
        cursor = page.next_cursor
        if cursor is None:
            break
    assert len(found) == 5
    assert set(found) == wanted


def test_a_made_up_cursor_is_refused(opened: Open) -> None:
    with pytest.raises(BadInput) as refused:
        opened("bob").page("classify", "xyz")
    assert refused.value.field == "cursor"


def test_the_inbox_holds_exactly_what_this_person_may_do(
    cases: Cases, cast: Cast, opened: Open, now: datetime
) -> None:
    """Every case and every reader: a tab lists a case just when its action would succeed."""
    made = [cases.at(state) for state in State]
    marked: list[tuple[State, list[tuple[str, str, dict[str, Any]]]]] = [
        (State.FEEDBACK, [("alice", "dispute", {})]),
        (State.CLOSED, [("alice", "object", {})]),
        (State.ASSIGNED, [("dan", "return_case", {})]),
        (State.IN_PROGRESS, [("dan", "ask_extension", {}), ("dan", "ask_hand_back", {})]),
        (State.ASSESSED, [("bob", "recategorise", {"category": "land_grievance"})]),
        (State.REPORTED, [("bob", "refer_up", {})]),
    ]
    for state, deeds in marked:
        ref = cases.at(state)
        for who, deed, inputs in deeds:
            cases.do(who, ref, deed, **inputs)
        made.append(ref)
    for who in ("bob", "bill", "carol", "frank", "grace", "gus"):
        actor, inbox = cast.actor(who), opened(who)
        shown = {ref: tab for tab in MEANT for ref in refs(inbox, tab)}
        for ref in made:
            try:
                row = visible_case(db.session, ref, actor=actor)
            except NotFound:
                assert ref not in shown
                continue
            may = {each.name for each in open_file(db.session, row, now=now).possible(actor)}
            meant = set().union(*MEANT.values()) & may
            assert (ref in shown) == bool(meant), (who, ref, meant)
            if ref in shown:
                assert MEANT[shown[ref]] & may
