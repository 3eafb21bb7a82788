"""What was said last on a case."""

from __future__ import annotations

from sqlalchemy import delete

from casework.database import db
from casework.lists.said import directive_texts, last_said
from casework.models import EventPayload
from casework.queries import visible_case
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from workflows.states import State


def case_id(cases: Cases, ref: str) -> int:
    return visible_case(db.session, ref, actor=cases.cast.actor("bob")).id


def test_the_latest_words_of_each_kind_are_read(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "note", text="Lần một.")
    cases.do("bob", ref, "note", text="Lần hai.")
    said = last_said(db.session, case_id(cases, ref), ("noted", "accepted", "returned"))
    assert said == {"noted": {"text": "Lần hai."}}


def test_another_case_says_nothing_here(cases: Cases) -> None:
    ref, other = cases.at(State.IN_PROGRESS), cases.at(State.IN_PROGRESS)
    cases.do("bob", other, "note")
    assert last_said(db.session, case_id(cases, ref), ("noted",)) == {}


def test_erased_words_are_absent(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "note")
    cases.do("frank", ref, "direct")
    with unit_of_work() as session:
        session.execute(delete(EventPayload))
    assert last_said(db.session, case_id(cases, ref), ("noted",)) == {}
    assert directive_texts(db.session, case_id(cases, ref)) == {1: ""}


def test_directives_are_read_by_number(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", text="Việc một.")
    cases.do("frank", ref, "direct", text="Việc hai.", owner="lead")
    found = directive_texts(db.session, case_id(cases, ref))
    assert found == {1: "Việc một.", 2: "Việc hai."}
    assert directive_texts(db.session, 10**9) == {}
