"""Every screen of lateness has something to show, and nothing is said twice."""

from __future__ import annotations

from collections import Counter

from flask import Flask
from sqlalchemy import select

from casework.check import check
from casework.database import db
from casework.demo_data.answers import answer
from casework.lists.rungs import unexplained
from casework.models import Case, CaseClock, CaseEvent
from tests.casework.demo_data.small import ENDS_AT


def kinds() -> Counter[str]:
    return Counter(db.session.scalars(select(CaseEvent.kind)))


def test_some_gave_a_reason_some_saw_it_and_some_said_nothing(province: Flask) -> None:
    said = kinds()
    assert said["explained"] >= 1
    assert said["acknowledged"] >= 1
    late = db.session.scalars(select(Case.id).where(Case.ended_at.is_(None), Case.level >= 2))
    assert unexplained(db.session, late, ENDS_AT)


def test_a_clock_stands_still_and_one_runs_by_law(province: Flask) -> None:
    running = db.session.scalars(select(CaseClock).where(CaseClock.ended_at.is_(None))).all()
    assert any(clock.paused for clock in running)
    assert any(clock.kind == "statutory" for clock in running)


def test_said_again_it_adds_nothing(province: Flask) -> None:
    before = kinds()
    assert answer(now=ENDS_AT) == 0
    assert kinds() == before
    assert check(db.session) == []
