"""Figures by team and unit count what was reported, and each case once."""

from __future__ import annotations

from datetime import date, timedelta

from sqlalchemy import select, update

from casework.database import db
from casework.lists.coverage import OwnCount, own_counts, reach, team_counts, unit_counts
from casework.models import Membership, Team
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from workflows.states import State

TODAY = date(2026, 3, 2)


def in_the_team(cases: Cases, *names: str) -> None:
    """Put these collaborators into the team of Suối Mây."""
    with unit_of_work() as session:
        team = session.scalars(select(Team.id)).one()
        people = [cases.cast.person(name) for name in names]
        session.execute(
            update(Membership).where(Membership.person_id.in_(people)).values(team_id=team)
        )


def test_a_team_s_cases_are_counted_by_what_became_of_them(cases: Cases) -> None:
    in_the_team(cases, "alice", "amy")
    for state in (State.CLOSED, State.FEEDBACK, State.ASSIGNED):
        cases.at(state)
    since = cases.now - timedelta(days=1)
    actor, tree = cases.cast.actor("grace"), read_tree(db.session)
    (row,) = team_counts(db.session, actor, tree, since=since, today=TODAY)
    assert row[2:] == (2, 3, 2, 1, 1)
    (none,) = team_counts(db.session, actor, tree, since=cases.now + timedelta(days=1), today=TODAY)
    assert none[2:] == (2, 0, 0, 0, 0)


def test_units_without_people_or_reports_are_there_too(cases: Cases) -> None:
    cases.reported()
    tree = read_tree(db.session)
    rows = unit_counts(
        db.session, cases.cast.actor("frank"), tree, since=cases.now, today=date(2020, 1, 1)
    )
    assert [(row.unit, row.collaborators, row.reports) for row in rows] == [
        ("Phường Bàu Sen", 0, 0),
        ("Xã Suối Mây", 0, 1),
    ]


def test_an_office_counts_its_own_units_only(cases: Cases) -> None:
    tree, unit = read_tree(db.session), cases.cast.unit
    assert reach(cases.cast.actor("grace"), tree) == {unit("SMY")}
    assert reach(cases.cast.actor("dan"), tree) == frozenset()


def test_a_collaborator_s_own_figures_are_their_own(cases: Cases) -> None:
    cases.at(State.CLOSED)
    cases.reported(who="amy")
    tree = read_tree(db.session)
    own = own_counts(db.session, cases.cast.actor("alice"), tree, since=cases.now)
    assert own == OwnCount(1, 1, 1, 1)
