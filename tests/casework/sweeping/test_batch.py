"""Many cases in one transaction: the same to the letter as each case from its history."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from threading import Thread

import pytest
from flask import Flask
from sqlalchemy import select

from casework.actions.escalate import escalate_case, sweep
from casework.check import check
from casework.database import db
from casework.models import CaseClock
from casework.sweeping.batch import sweep_cases
from tests.cases import Cases
from tests.casework.sweeping.lives import live, traces
from tests.cast import Cast
from tests.databases import Databases
from workflows.states import State

MONTHS = timedelta(days=120)
MANY = 20


def due_cases(time: datetime) -> list[int]:
    """The cases with a rung to climb: nobody looks at the others, by either way."""
    due = (CaseClock.ended_at.is_(None), CaseClock.next_rung_at <= time)
    found = list(db.session.scalars(select(CaseClock.case_id).where(*due).distinct()))
    db.session.rollback()
    return sorted(found)


@pytest.mark.parametrize("seed", range(6))
def test_a_batch_writes_what_each_history_would(
    app: Flask, cast: Cast, databases: Databases, cases: Cases, seed: int
) -> None:
    dice = Random(seed)
    later = live(dice, cast, cases.now)
    times = [later + timedelta(days=days, hours=dice.randint(0, 23)) for days in (2, 9, 40)]
    url = app.config["SQLALCHEMY_DATABASE_URI"]
    shut()
    before = databases.copy(url)
    for time in times:
        for case_id in due_cases(time):
            escalate_case(case_id, now=time)
    wanted = traces()
    shut()
    databases.lay(before, over=url)
    databases.drop(before)
    for time in times:
        sweep(now=time)
    found = traces()
    assert len(wanted["rungs"]) > MANY
    for name, rows in wanted.items():
        assert found[name] == rows
    assert check(db.session, now=times[-1]) == []


def shut() -> None:
    """Nobody holds the file or the database, so that it can be copied and replaced."""
    db.session.remove()
    db.engine.dispose()


def test_a_second_batch_does_nothing(cases: Cases) -> None:
    cases.at(State.ASSIGNED)
    due = due_cases(cases.now + MONTHS)
    assert sweep_cases(due, now=cases.now + MONTHS).climbed > 0
    assert sweep_cases(due, now=cases.now + MONTHS) == (0, [])


def test_many_sweepers_at_once_climb_each_rung_once(app: Flask, cases: Cases) -> None:
    for state in (State.REPORTED, State.ASSIGNED, State.IN_PROGRESS) * 3:
        cases.at(state)
    later, faults = cases.now + MONTHS, []

    def one_of_them() -> None:
        try:
            with app.app_context():
                sweep(now=later)
        except Exception as fault:  # noqa: BLE001 -- a thread's failure must fail the test
            faults.append(fault)

    sweepers = [Thread(target=one_of_them) for _ in range(4)]
    for sweeper in sweepers:
        sweeper.start()
    for sweeper in sweepers:
        sweeper.join()
    assert faults == []
    assert sweep(now=later) == 0
    assert check(db.session, now=later) == []
    assert len(traces()["rungs"]) == len({row[:3] for row in traces()["rungs"]}) > MANY
