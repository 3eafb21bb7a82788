"""Whom an event or a rung is told, and that nobody there is never nobody."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from casework.casefile import open_file
from casework.database import db
from casework.events.base import Told
from casework.models import Membership
from casework.recipients import Addressees
from casework.recording import addressees
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import OFFICE, PEOPLE, Cast
from workflows.escalation import Duty
from workflows.states import State


@pytest.fixture
def names(cast: Cast) -> dict[int, str]:
    return {cast.person(name): name for name, *_ in PEOPLE}


def people_of(ref: str, cases: Cases) -> Addressees:
    return addressees(open_file(db.session, row_of(ref), now=cases.now))


def leave(cast: Cast, *gone: str) -> None:
    with unit_of_work() as session:
        session.execute(
            update(Membership)
            .where(Membership.person_id.in_([cast.person(name) for name in gone]))
            .values(ends_on=date(2026, 2, 28))
        )


TOLD = {
    Told.COORDINATORS: "bob",
    Told.COORDINATORS_ABOVE: "carol",
    Told.COMMITTEE: "grace",
    Told.LEAD_OFFICERS: "dan",
    Told.LEAD_HEADS: "dora",
    Told.SUPPORT: "uma",
    Told.REPORTERS: "alice",
    Told.CONFIRMERS: "",
}


@pytest.mark.parametrize("word", Told)
def test_a_word_becomes_people(cases: Cases, cast: Cast, names: dict[int, str], word: Told) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", supporting=(cast.agency(OFFICE),))
    assert {names[each] for each in people_of(ref, cases).of([word])} == set(TOLD[word].split())


AT_AGENCY = {"officer": "dan", "agency_head": "dora", "coordinator": "bob"}
AT_UNIT = {"officer": "bob", "agency_head": "bob", "coordinator": "carol"}
ALWAYS = {"coordinator_above": "carol", "committee": "grace", "meeting": "grace"}


@pytest.mark.parametrize("duty", Duty)
@pytest.mark.parametrize("state", [State.ASSIGNED, State.ASSESSED])
def test_a_duty_is_somebodys_wherever_the_case_lies(
    cases: Cases, names: dict[int, str], duty: Duty, state: State
) -> None:
    words = (AT_AGENCY if state is State.ASSIGNED else AT_UNIT) | ALWAYS
    found = people_of(cases.at(state), cases).of_duty(duty)
    assert {names[each] for each in found} == {words[duty.value]}


VACANT = [
    (("dan",), Duty.OFFICER, "bob"),
    (("dan", "dora", "bob"), Duty.OFFICER, "carol"),
    (("dan", "dora", "bob", "carol"), Duty.OFFICER, "frank"),
    (("grace",), Duty.COMMITTEE, "frank"),
    (("bob",), Duty.COORDINATOR, "carol"),
]


@pytest.mark.parametrize("vacancy", VACANT)
def test_a_vacant_duty_goes_to_the_desk_above(
    cases: Cases, cast: Cast, names: dict[int, str], vacancy: tuple[tuple[str, ...], Duty, str]
) -> None:
    gone, duty, instead = vacancy
    ref = cases.at(State.ASSIGNED)
    leave(cast, *gone)
    assert {names[each] for each in people_of(ref, cases).of_duty(duty)} == {instead}
