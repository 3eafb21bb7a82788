"""Fetching is permission: one file selects cases, and only visible ones for people."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from casework.database import db
from casework.errors import NotFound
from casework.models import Case, CaseClock, CaseText
from casework.queries import (
    case_to_change,
    hold_every_case,
    merged_cases,
    numbers_of,
    open_refs,
    ref_is_taken,
    visible_case,
    visible_rows,
)
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import Cast
from workflows.actors import SYSTEM
from workflows.states import State


def test_a_case_is_fetched_by_who_may_know_of_it(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    assert visible_case(db.session, ref, actor=cast.actor("bob")).ref == ref
    for name in ("wendy", "bill", "dan", "olga", "ada"):
        for fetch in (visible_case, case_to_change):
            with pytest.raises(NotFound):
                fetch(db.session, ref, actor=cast.actor(name))


def test_the_system_may_change_any_case_but_reads_none_as_a_person(cases: Cases) -> None:
    ref = cases.reported()
    assert case_to_change(db.session, ref, actor=SYSTEM).ref == ref
    with pytest.raises(NotFound):
        case_to_change(db.session, "SMY-2026-222222", actor=SYSTEM)
    with pytest.raises(NotFound):
        visible_case(db.session, ref, actor=SYSTEM)


def test_rows_are_those_the_actor_sees_with_their_text(cases: Cases, cast: Cast) -> None:
    cases.reported()
    cases.reported("wendy", "BSE", title="Việc ở phường")
    tree = read_tree(db.session)
    found = db.session.execute(visible_rows(cast.actor("bill"), tree, Case.ref, CaseText.title))
    assert [row.title for row in found] == ["Việc ở phường"]


def test_merged_cases_are_found_by_what_they_joined(cases: Cases) -> None:
    target, first, second = (cases.reported() for _ in range(3))
    for part in (first, second):
        cases.do("bob", part, "merge", into=target)
    found = merged_cases(db.session, row_of(target).id)
    assert [row.ref for row in found] == [first, second]


def test_open_refs_leave_out_what_has_ended(cases: Cases) -> None:
    cases.at(State.CLOSED)
    ref = cases.reported()
    assert open_refs(db.session, Case.type == "pollution") == [ref]


def test_a_number_is_taken_whoever_may_see_it(cases: Cases) -> None:
    assert ref_is_taken(db.session, cases.reported())
    assert not ref_is_taken(db.session, "SMY-2026-222222")
    assert len(db.session.scalars(select(Case.ref)).all()) == 1


def test_cases_are_found_by_their_clocks_the_oldest_first_and_each_once(cases: Cases) -> None:
    first, second = cases.reported(), cases.reported()
    running = CaseClock.ended_at.is_(None)
    found = numbers_of(db.session, running, after=0, limit=9)
    assert list(found.values()) == [first, second]
    rest = numbers_of(db.session, running, after=min(found), limit=9)
    assert list(rest.values()) == [second]
    assert numbers_of(db.session, CaseClock.kind == "directive", after=0, limit=9) == {}


def test_holding_every_case_keeps_readers_going(cases: Cases) -> None:
    ref = cases.reported()
    with unit_of_work() as session:
        hold_every_case(session)
        with db.engine.connect() as other:
            assert other.scalar(select(Case.ref)) == ref
