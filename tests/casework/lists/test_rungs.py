"""Rungs climbed, and who has read of them."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select, update

from casework.actions.escalate import sweep
from casework.database import db
from casework.lists.rungs import rungs_climbed
from casework.models import Case, CaseEvent, Notice
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast


def case_id(ref: str) -> int:
    return db.session.scalars(select(Case.id).where(Case.ref == ref)).one()


def read_by(person: int, level: int, at: datetime) -> None:
    """Let somebody read the notices of this rung."""
    told = select(CaseEvent.id).where(
        CaseEvent.kind == "escalated", CaseEvent.body["level"].as_integer() == level
    )
    with unit_of_work() as session:
        session.execute(
            update(Notice)
            .where(Notice.person_id == person, Notice.event_id.in_(told))
            .values(read_at=at)
        )


def test_each_rung_says_when_it_was_climbed(old: Cases, now: datetime) -> None:
    ref = old.reported()
    assert rungs_climbed(db.session, [case_id(ref)]) == {}
    sweep(now=now)
    levels = rungs_climbed(db.session, [case_id(ref)])[case_id(ref)]
    assert set(levels) >= {2, 3, 4, 5}
    assert all(rung.at == now and rung.seen_by == "" for rung in levels.values())


def test_a_rung_names_who_has_read_of_it_and_only_that_rung(
    old: Cases, cast: Cast, now: datetime
) -> None:
    ref = old.reported()
    sweep(now=now)
    read_by(cast.person("grace"), 4, now + timedelta(hours=1))
    levels = rungs_climbed(db.session, [case_id(ref)])[case_id(ref)]
    assert {level: rung.seen_by for level, rung in levels.items() if rung.seen_by} == {4: "Grace"}


def test_the_rungs_of_a_clock_that_has_ended_are_gone(old: Cases, now: datetime) -> None:
    ref = old.reported()
    sweep(now=now)
    before = rungs_climbed(db.session, [case_id(ref)])[case_id(ref)]
    old.do("bob", ref, "decline", now)
    assert before
    assert rungs_climbed(db.session, [case_id(ref)]) == {}


def test_cases_are_kept_apart_and_none_is_asked_for_twice(old: Cases, now: datetime) -> None:
    one, two = old.reported(), old.reported()
    sweep(now=now)
    assert set(rungs_climbed(db.session, [case_id(one)])) == {case_id(one)}
    assert set(rungs_climbed(db.session, [case_id(one), case_id(two)])) == {
        case_id(one),
        case_id(two),
    }
    assert rungs_climbed(db.session, []) == {}
