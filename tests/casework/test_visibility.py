"""SQL sees what the rules see: for everybody, every case, in every situation."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import select, update

from casework.casefile import open_file
from casework.database import db
from casework.models import Case, Membership
from casework.seats import actor_of
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from casework.visibility import visible, wholly_visible
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, PEOPLE, POLICE, WARD_POLICE, Cast
from tests.marked import RECIPES, marked
from workflows.actors import Actor, Role, Standing
from workflows.states import State

EVERYBODY = [row[0] for row in PEOPLE]


def seen_by_sql(actor: Actor) -> set[str]:
    tree = read_tree(db.session)
    return set(db.session.scalars(select(Case.ref).where(visible(actor, tree))))


def seen_by_rules(actor: Actor, now: datetime) -> set[str]:
    rows = db.session.scalars(select(Case)).all()
    return {row.ref for row in rows if open_file(db.session, row, now=now).standings(actor)}


def a_full_province(cases: Cases, cast: Cast) -> None:
    """A case in every situation, and the awkward ones."""
    for wanted in RECIPES:
        marked(cases, wanted)
    cases.reported(type="official_conduct")
    cases.reported("wendy", "BSE")
    complained = cases.reported()
    cases.do("bob", complained, "assess", complained=(cast.agency(ENVIRONMENT),))
    cases.do("bob", complained, "assign", lead=cast.agency(POLICE))
    supported = cases.at(State.ASSESSED)
    cases.do("bob", supported, "assign", supporting=(cast.agency(OFFICE), cast.agency(WARD_POLICE)))
    cases.do("dan", cases.at(State.ASSIGNED), "return_case")
    cases.do("bob", cases.at(State.IN_PROGRESS), "reassign")
    down = cases.reported()
    cases.do("bob", down, "refer_up")
    cases.do("carol", down, "refer_down", unit=cast.unit("BSE"))
    cases.do("bob", cases.at(State.FEEDBACK), "name_confirmer")


def compare(now: datetime, on: date) -> None:
    for person in range(1, len(EVERYBODY) + 1):
        actor = actor_of(db.session, person, on=on)
        assert seen_by_sql(actor) == seen_by_rules(actor, now), EVERYBODY[person - 1]


def test_sql_and_rules_see_the_same(cases: Cases, cast: Cast, now: datetime) -> None:
    a_full_province(cases, cast)
    compare(now, now.date())
    # The comparison is worth something only if people see different things.
    counts = {who: len(seen_by_sql(cast.actor(who))) for who in EVERYBODY}
    assert counts["ada"] == counts["otto"] == 0
    assert counts["frank"] == len(db.session.scalars(select(Case.id)).all())
    assert 0 < counts["amy"] < counts["dan"] < counts["bob"] < counts["carol"]


def test_a_term_that_has_ended_shows_nothing_to_either(cases: Cases, cast: Cast) -> None:
    a_full_province(cases, cast)
    with unit_of_work() as session:
        session.execute(update(Membership).values(ends_on=date(2026, 3, 31)))
    assert seen_by_sql(cast.actor("alice", on=date(2026, 3, 31)))
    for who in EVERYBODY:
        assert not seen_by_sql(cast.actor(who, on=date(2026, 4, 1)))
    compare(cases.now + timedelta(days=40), date(2026, 4, 11))


@pytest.mark.parametrize("vacant", [("bob",), ("carol",), ("bob", "carol"), ("grace", "bob")])
def test_a_vacancy_shows_the_same_to_both(
    cases: Cases, cast: Cast, now: datetime, vacant: tuple[str, ...]
) -> None:
    for state in (State.REPORTED, State.ASSIGNED, State.FEEDBACK):
        cases.at(state)
    cases.do("bob", cases.at(State.ASSESSED), "refer_up")
    with unit_of_work() as session:
        people = [cast.person(who) for who in vacant]
        session.execute(
            update(Membership)
            .where(Membership.person_id.in_(people))
            .values(ends_on=date(2026, 2, 28))
        )
    compare(now, now.date())


def test_misconduct_of_a_commune_is_not_seen_by_the_commune(cases: Cases, cast: Cast) -> None:
    ref = cases.reported(type="official_conduct")
    assert {who for who in EVERYBODY if ref in seen_by_sql(cast.actor(who))} == {
        "alice", "carol", "frank",
    }  # fmt: skip


def test_the_agency_complained_about_sees_nothing(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "assess", complained=(cast.agency(ENVIRONMENT),))
    cases.do("bob", ref, "assign", lead=cast.agency(POLICE))
    assert ref not in seen_by_sql(cast.actor("dan"))
    assert ref in seen_by_sql(cast.actor("paul"))


def test_somebody_without_a_seat_sees_nothing(cases: Cases) -> None:
    cases.reported()
    assert seen_by_sql(Actor(1, ())) == set()


def test_an_observer_sees_nothing_that_nobody_has_screened(cases: Cases, cast: Cast) -> None:
    raw, screened = cases.reported(), cases.at(State.ASSESSED)
    assert seen_by_sql(cast.actor("olga")) == {screened}
    assert Role.OBSERVER in cast.actor("olga").roles
    assert raw not in seen_by_sql(cast.actor("olga"))


def test_being_asked_to_confirm_is_no_leave_to_read(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    a_full_province(cases, cast)
    asked = cases.at(State.RESOLVED)
    cases.do("bob", asked, "give_feedback", confirmers=[cast.person("amy")])
    tree, rows = read_tree(db.session), db.session.scalars(select(Case)).all()
    files = {row.ref: open_file(db.session, row, now=now) for row in rows}
    for who in EVERYBODY:
        actor = cast.actor(who)
        read = set(db.session.scalars(select(Case.ref).where(wholly_visible(actor, tree))))
        ruled = {ref for ref in files if files[ref].standings(actor) - {Standing.CONFIRMER}}
        assert read == ruled, who
    assert asked in seen_by_sql(cast.actor("amy"))
