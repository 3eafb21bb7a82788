"""Pauses, extensions and reminders: each with a reason, a limit, and counted."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select

from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput, NotAllowed
from casework.models import CaseClock, Membership
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import last_event, row_of, told
from tests.cast import ENVIRONMENT, Cast
from workflows.actors import Role
from workflows.definition import OWN_AGENCY
from workflows.machine import NotPossible
from workflows.states import State

TODAY = date(2026, 3, 2)


def stage(ref: str, name: str = "in_progress") -> CaseClock:
    query = select(CaseClock).where(CaseClock.case_id == row_of(ref).id, CaseClock.name == name)
    return db.session.scalars(query).one()


@pytest.mark.parametrize(("days", "fine"), [(0, False), (1, True), (60, True), (61, False)])
def test_a_pause_is_reviewed_within_sixty_days(cases: Cases, days: int, fine: bool) -> None:
    ref = cases.at(State.IN_PROGRESS)
    review_on = TODAY + timedelta(days=days)
    if fine:
        cases.do("bob", ref, "pause", review_on=review_on)
        assert (row_of(ref).paused_until, row_of(ref).pauses) == (review_on, 1)
        return
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "pause", review_on=review_on)
    assert refused.value.field == "review_on"


def test_a_chain_of_pauses_is_no_longer_than_one_may_be(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause", review_on=TODAY + timedelta(days=40))
    # The forty days and the day it began on are spent when it has ended by itself.
    again = cases.now + timedelta(days=41)
    with pytest.raises(BadInput) as refused:
        cases.do("bob", ref, "pause", now=again, review_on=TODAY + timedelta(days=61))
    assert refused.value.field == "review_on"
    cases.do("bob", ref, "pause", now=again, review_on=TODAY + timedelta(days=60))
    with pytest.raises(NotPossible):
        cases.do("bob", ref, "pause", now=cases.now + timedelta(days=61))


def test_another_agency_has_pause_days_of_its_own(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause", review_on=TODAY + timedelta(days=60))
    later = cases.now + timedelta(days=70)
    cases.do("bob", ref, "reassign", now=later)
    cases.do("bob", ref, "pause", now=later, review_on=later.date() + timedelta(days=60))
    assert row_of(ref).pauses == 2


def test_a_paused_case_is_not_paused_again(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause")
    with pytest.raises(NotPossible):
        cases.do("bob", ref, "pause")


def test_an_extension_of_calendar_days_or_hours_is_no_longer_than_the_term(cases: Cases) -> None:
    land = cases.at(State.IN_PROGRESS, type="land_grievance")
    urgent = cases.reported(type="traffic_safety")
    cases.do("bob", urgent, "assess", urgent=True)
    for who, action in (("bob", "assign"), ("dan", "accept")):
        cases.do(who, urgent, action)
    # Thirty days from 2 March end on 1 April, twenty-two working days later; eight hours in one.
    for ref, most in ((land, 22), (urgent, 1)):
        with pytest.raises(BadInput) as refused:
            cases.do("dan", ref, "ask_extension", days=most + 1)
        assert refused.value.field == "days"
        cases.do("dan", ref, "ask_extension", days=most)


def test_a_pause_moves_the_deadline_and_resuming_gives_back_what_was_not_used(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    due = stage(ref).due_current
    cases.do("bob", ref, "pause", review_on=TODAY + timedelta(days=28))
    assert stage(ref).due_current - due > timedelta(days=25)
    assert stage(ref).paused
    assert row_of(ref).due_at == stage(ref).due_current, "Zammad shows no due date while paused"
    cases.do("bob", ref, "resume", now=cases.now + timedelta(hours=1))
    assert (stage(ref).due_current, stage(ref).paused) == (due, False)
    assert stage(ref).due_original == due


def test_days_already_late_stay_late_whatever_is_paused(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    late = cases.now + timedelta(days=40)
    due = stage(ref).due_current
    cases.do("bob", ref, "pause", now=late, review_on=TODAY + timedelta(days=60))
    assert stage(ref).due_current == due
    assert stage(ref).first_breached_at == due


def test_an_extension_is_as_long_as_the_stage_at_most(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    for days in (0, 16):
        with pytest.raises(BadInput) as refused:
            cases.do("dan", ref, "ask_extension", days=days)
        assert refused.value.field == "days"
    cases.do("dan", ref, "ask_extension", days=15)
    assert row_of(ref).extension_asked == 15
    assert told(last_event(ref)) == {"bob"}


def test_granting_moves_the_current_date_and_keeps_the_original(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    original = stage(ref).due_current
    cases.do("dan", ref, "ask_extension")
    assert stage(ref).due_current == original, "asking moves nothing"
    cases.do("bob", ref, "decide_extension")
    assert stage(ref).due_current == original + timedelta(days=7)
    assert (stage(ref).due_original, row_of(ref).extensions) == (original, 1)


def test_refusing_counts_no_extension(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "ask_extension")
    cases.do("bob", ref, "decide_extension", granted=False)
    assert (row_of(ref).extensions, row_of(ref).extension_asked) == (0, None)


def test_a_plain_case_is_extended_once_and_a_complex_one_twice_by_the_committee(
    cases: Cases,
) -> None:
    plain = cases.at(State.IN_PROGRESS)
    complex_ = cases.reported()
    cases.do("bob", complex_, "assess", complex=True)
    for who, action in (("bob", "assign"), ("dan", "accept")):
        cases.do(who, complex_, action)
    for ref in (plain, complex_):
        cases.do("dan", ref, "ask_extension")
        cases.do("bob", ref, "decide_extension")
    with pytest.raises(NotPossible):
        cases.do("dan", plain, "ask_extension")
    cases.do("dan", complex_, "ask_extension")
    with pytest.raises(NotAllowed):
        cases.do("bob", complex_, "decide_extension")
    cases.do("grace", complex_, "decide_extension")
    with pytest.raises(NotPossible):
        cases.do("dan", complex_, "ask_extension")


def test_an_extension_is_asked_before_the_due_date(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    due = stage(ref).due_current
    with pytest.raises(NotPossible):
        cases.do("dan", ref, "ask_extension", now=due + timedelta(seconds=1))
    cases.do("dan", ref, "ask_extension", now=due)


def test_whoever_asked_never_decides_even_with_both_seats(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    with unit_of_work() as session:
        session.add(
            Membership(
                person_id=cast.person("bob"),
                role="agency_officer",
                unit_id=cast.unit("TAM"),
                agency_id=cast.agency(ENVIRONMENT),
                starts_on=date(2026, 1, 1),
            )
        )
    cases.do("bob", ref, "ask_extension")
    with pytest.raises(NotAllowed):
        cases.do("bob", ref, "decide_extension")
    assert row_of(ref).extension_asked == 5


def test_reminders_are_numbered(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    for number in (1, 2):
        cases.do("bob", ref, "remind")
        assert last_event(ref).body == {"number": number}
    assert row_of(ref).reminders == 2
    assert told(last_event(ref)) == {"dan", "dora"}


def also_at_the_environment_office(cast: Cast, name: str) -> None:
    """A person of the cast sits there too, from the beginning."""
    with unit_of_work() as session:
        session.add(
            Membership(
                person_id=cast.person(name),
                role=Role.AGENCY_OFFICER.value,
                unit_id=cast.unit("TAM"),
                agency_id=cast.agency(ENVIRONMENT),
                starts_on=date(2025, 7, 1),
            )
        )


def test_who_also_sits_at_the_agency_does_not_pause_its_clock(cases: Cases, cast: Cast) -> None:
    also_at_the_environment_office(cast, "bob")
    ref = cases.at(State.IN_PROGRESS)
    with pytest.raises(NotAllowed) as refused:
        cases.do("bob", ref, "pause")
    assert refused.value.because == OWN_AGENCY
    assert row_of(ref).pauses == 0
    names = {each.name for each in open_file(db.session, row_of(ref), now=cases.now).possible(
        cast.actor("bob"))}  # fmt: skip
    assert "remind" in names
    assert "pause" not in names


def test_who_also_sits_at_the_agency_does_not_decide_its_extension(
    cases: Cases, cast: Cast
) -> None:
    also_at_the_environment_office(cast, "bob")
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "ask_extension")
    with pytest.raises(NotAllowed):
        cases.do("bob", ref, "decide_extension")
    assert row_of(ref).extensions == 0
