"""A collaborator's own reports: newest change first, with what happened last."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from casework.actions import perform
from casework.database import db
from casework.errors import BadInput
from casework.lists.mine import answers, mine
from casework.lists.paging import Page
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


def listed(cast: Cast, who: str = "alice", **more: Any) -> Page:
    return mine(db.session, cast.actor(who), read_tree(db.session), **more)


def refs(page: Page) -> list[str]:
    return [row.ref for row in page.rows]


def test_the_newest_change_comes_first(cases: Cases, cast: Cast) -> None:
    first, second = cases.reported(), cases.reported()
    assert refs(listed(cast)) == [second, first]
    cases.do("bob", first, "assess")
    assert refs(listed(cast)) == [first, second]


def test_the_last_event_is_one_the_reporter_may_read(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "note", text="Việc nội bộ.")
    cases.do("bob", ref, "remind")
    cases.do("dan", ref, "ask_extension")
    (row,) = listed(cast).rows
    assert (row.ref, row.kind) == (ref, "accepted")


def test_ones_own_note_is_a_change(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("alice", ref, "note")
    (row,) = listed(cast).rows
    assert row.kind == "noted"


def test_a_merged_report_shows_the_answer_of_the_other(cases: Cases, cast: Cast) -> None:
    main = cases.reported("amy")
    ref = cases.reported("alice")
    perform(ref, "merge", actor=cast.actor("bob"), now=cases.now, into=main)
    for who, action in (
        ("bob", "assess"),
        ("bob", "assign"),
        ("dan", "accept"),
        ("dan", "resolve"),
    ):
        cases.do(who, main, action)
    cases.do("bob", main, "give_feedback", told="Kênh đã thông.")
    page = listed(cast)
    assert [(row.ref, row.kind) for row in page.rows] == [(ref, "feedback_relayed")]
    assert answers(db.session, page) == {ref: "Kênh đã thông."}


def test_a_declined_report_shows_its_answer(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.DECLINED)
    assert answers(db.session, listed(cast)) == {ref: "Việc này thuộc nơi khác."}


def test_reports_of_others_are_not_mine(cases: Cases, cast: Cast) -> None:
    cases.reported("alice")
    for who in ("amy", "wendy", "bob", "dan", "ada"):
        assert listed(cast, who).rows == []


def test_being_asked_to_confirm_does_not_make_it_mine(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback", confirmers=[cast.person("amy")])
    assert listed(cast, "amy").rows == []


def test_pages_go_on_where_the_last_one_ended(cases: Cases, cast: Cast, now: datetime) -> None:
    made = []
    for number in range(5):
        cases.now = now + timedelta(minutes=number)
        made.append(cases.reported())
    seen: list[str] = []
    cursor = None
    for _ in range(3):
        page = listed(cast, cursor=cursor, limit=2)
        seen += refs(page)
        cursor = page.next_cursor
    assert seen == made[::-1]
    assert cursor is None


def test_a_cursor_of_somebody_elses_list_shows_nothing(cases: Cases, cast: Cast) -> None:
    for _ in range(3):
        cases.reported("alice")
    cases.reported("amy")
    cursor = listed(cast, limit=1).next_cursor
    assert listed(cast, "amy", cursor=cursor).rows == []


def test_a_strange_cursor_is_refused(cast: Cast) -> None:
    with pytest.raises(BadInput) as refused:
        listed(cast, cursor="x")
    assert refused.value.field == "cursor"
