"""What is asked of a witness."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import delete

from casework.database import db
from casework.lists.asked import asked, told
from casework.models import Case, EventPayload
from casework.queries import visible_case
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


def asks(cast: Cast, who: str) -> list[str]:
    return [row.ref for row in asked(db.session, cast.actor(who), read_tree(db.session))]


def case(cast: Cast, ref: str) -> Case:
    return visible_case(db.session, ref, actor=cast.actor("bob"))


def test_the_reporter_is_asked_once_feedback_was_given(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.at(State.RESOLVED)
    assert asks(cast, "alice") == [ref]


def test_the_term_to_answer_is_told(cases: Cases, cast: Cast) -> None:
    cases.at(State.FEEDBACK)
    (row,) = asked(db.session, cast.actor("alice"), read_tree(db.session))
    # Fourteen calendar days after Monday 2 March 2026.
    assert cases.now.date() == date(2026, 3, 2)
    assert row.answer_by.astimezone(cases.now.tzinfo).date() == date(2026, 3, 16)


def test_a_named_confirmer_is_asked_and_another_collaborator_is_not(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback", confirmers=[cast.person("amy")])
    assert asks(cast, "amy") == [ref]
    assert asks(cast, "wendy") == []


@pytest.mark.parametrize("answer", ["confirm", "dispute"])
def test_who_has_answered_is_not_asked_again(cases: Cases, cast: Cast, answer: str) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, answer)
    assert asks(cast, "alice") == []


@pytest.mark.parametrize("who", ["bob", "carol", "dan", "frank", "olga", "ada"])
def test_officials_are_never_asked(cases: Cases, cast: Cast, who: str) -> None:
    cases.at(State.FEEDBACK)
    assert asks(cast, who) == []


def test_the_latest_words_are_told(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("bob", ref, "reopen")
    cases.do("dan", ref, "accept")
    cases.do("dan", ref, "resolve")
    cases.do("bob", ref, "give_feedback", told="Lần này đã xong hẳn.", group="Thôn Tây")
    said = told(db.session, case(cast, ref).id)
    assert said is not None
    assert (said.words, said.group) == ("Lần này đã xong hẳn.", "Thôn Tây")
    assert (said.channel, said.told_on) == ("meeting", "2026-03-02")


def test_nothing_is_told_before_feedback(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.RESOLVED)
    assert told(db.session, case(cast, ref).id) is None


def test_erased_words_leave_the_rest(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.FEEDBACK)
    with unit_of_work() as session:
        session.execute(delete(EventPayload))
    said = told(db.session, case(cast, ref).id)
    assert said is not None
    assert (said.words, said.group, said.channel) == ("", "", "meeting")
