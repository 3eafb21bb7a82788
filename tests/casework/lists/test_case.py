"""One case read for showing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import pytest
from sqlalchemy import event

from casework.acknowledging import acknowledge
from casework.actions.escalate import sweep
from casework.calendar.stored import current_calendar
from casework.casefile import open_file
from casework.database import db
from casework.errors import NotFound
from casework.events.base import Circle
from casework.lists.case import CaseReading, read_case
from casework.lists.rungs import Seen
from casework.queries import visible_case
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, POLICE, Cast
from workflows.actors import Standing
from workflows.states import State


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


def read(cases: Cases, ref: str, who: str) -> CaseReading:
    return read_case(db.session, ref, actor=cases.cast.actor(who), now=cases.now)


@contextmanager
def asked() -> Iterator[list[str]]:
    found: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_more: object) -> None:
        if statement.startswith("SELECT"):
            found.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield found
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def test_it_reads_the_same_as_opening_the_file(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    for who in ("alice", "bob", "dan", "frank", "olga"):
        actor = cases.cast.actor(who)
        found = read_case(db.session, ref, actor=actor, now=cases.now)
        row = visible_case(db.session, ref, actor=actor)
        file = open_file(db.session, row, now=cases.now)
        assert found.file.state == file.state
        assert found.file.standings(actor) == file.standings(actor)
        assert found.file.possible(actor) == file.possible(actor)
        assert found.file.clocks() == file.clocks()
        assert found.file.calendar is current_calendar(db.session)


def test_texts_and_names_come_along(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", supporting=[cases.cast.agency(OFFICE)], message="Xem sớm.")
    found = read(cases, ref, "bob")
    assert found.title == "Nước thải chảy ra kênh tiêu"
    assert found.place == "Kênh tiêu thôn Đông"
    assert found.unit(found.file.state.unit_id) == "Xã Suối Mây"
    assert found.agency(found.file.state.lead_id) == ENVIRONMENT
    assert {each.name for each in found.agencies.values()} == {ENVIRONMENT, OFFICE}
    assert found.agency(None) == ""
    assert found.told[-1].text == {"message": "Xem sớm."}
    assert found.told[-1].person == "Bob"


def test_agencies_outside_are_marked(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", lead=cases.cast.agency(POLICE))
    found = read(cases, ref, "bob")
    assert found.agencies[cases.cast.agency(POLICE)].outside


def test_witnesses_are_never_loaded_for_others(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    for who in ("bob", "dan", "frank", "olga"):
        found = read(cases, ref, who)
        assert found.file.reporters == found.file.confirmers == frozenset()
        assert found.told[0].person is None
        assert found.told[-1].person is None
    assert read(cases, ref, "alice").file.reporters == {cases.cast.person("alice")}


@pytest.mark.parametrize(
    ("who", "circles"),
    [
        ("alice", {Circle.WITNESSES}),
        ("dan", {Circle.AGENCIES}),
        ("uma", {Circle.AGENCIES}),
        ("bob", {Circle.OFFICES}),
        ("carol", {Circle.OFFICES}),
        ("frank", {Circle.OFFICES}),
        ("olga", {Circle.OFFICES}),
    ],
)
def test_everybody_belongs_to_a_circle(cases: Cases, who: str, circles: set[Circle]) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", supporting=[cases.cast.agency(OFFICE)])
    found = read(cases, ref, who)
    assert found.circles == circles
    assert found.in_office is (Circle.OFFICES in circles)
    assert found.inside is (circles != {Circle.WITNESSES})
    assert not found.only_confirms


def test_who_is_only_asked_to_confirm_is_known_as_such(cases: Cases) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback", confirmers=[cases.cast.person("amy")])
    assert read(cases, ref, "amy").only_confirms
    assert read(cases, ref, "amy").standings == {Standing.CONFIRMER}
    assert not read(cases, ref, "alice").only_confirms


def test_words_nobody_screened_are_for_those_who_screen(cases: Cases) -> None:
    declined, assessed = cases.at(State.DECLINED), cases.at(State.ASSESSED)
    for who in ("alice", "bob", "frank"):
        assert read(cases, declined, who).may_read_text, who
        assert read(cases, assessed, who).may_read_text, who
    assert read(cases, assessed, "olga").may_read_text
    with pytest.raises(NotFound):
        read(cases, declined, "olga")


def test_who_first_said_to_have_seen_a_rung_is_told(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    later = cases.now + timedelta(days=2)
    sweep(now=later)
    (rung,) = [
        told for told in read(cases, ref, "dora").told if told.step.event.kind == "escalated"
    ]
    assert (rung.seen, rung.to_acknowledge) == (None, True)
    acknowledge(ref, rung.step.seq, actor=cases.cast.actor("dora"), now=later)
    for who in ("bob", "dora"):
        found = {told.step.event.kind: told for told in read(cases, ref, who).told}
        assert found["escalated"].seen == Seen("Dora", later)
        assert not found["escalated"].to_acknowledge


@pytest.mark.parametrize("who", ["amy", "wendy", "bill", "eve", "gus", "ada", "otto"])
def test_for_a_stranger_there_is_no_such_case(cases: Cases, who: str) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(NotFound):
        read(cases, ref, who)


def test_an_unknown_number_is_not_found(cases: Cases) -> None:
    with pytest.raises(NotFound):
        read(cases, "SMY-2026-000000", "bob")


@pytest.mark.parametrize("notes", [10, 100])
def test_it_asks_four_questions_whatever_the_length_of_the_history(
    cases: Cases, notes: int
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    for number in range(notes):
        cases.do("dan", ref, "note", text=f"Ghi chú {number}.")
    actor = cases.cast.actor("bob")
    db.session.rollback()
    with asked() as found:
        reading = read_case(db.session, ref, actor=actor, now=cases.now)
    assert len(reading.told) == notes + 4
    assert len(found) == 4
