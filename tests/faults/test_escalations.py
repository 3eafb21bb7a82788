"""R4: every rung is climbed exactly once, whoever is killed, however long nobody swept."""

from __future__ import annotations

import random
import time
from collections import defaultdict
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from casework.actions import escalate
from casework.app import create_worker_app
from casework.check import check
from casework.clock import read_clock
from casework.database import db
from casework.models import CaseClock, CaseEvent, Escalation, Letter, Notice
from casework.notify.letters import gather
from casework.settings import Settings
from tests.cases import Cases
from tests.cast import Cast
from tests.faults.conftest import on_both
from tests.faults.figures import figures
from tests.faults.marking import mark_first_write
from tests.faults.office import Office
from tests.faults.processes import kill_writers
from tests.faults.sizes import size

SWEEPERS = 8
CASES = size(300, 1_500)
KILLS = size(50, 200)
# So few clocks a transaction that there are many to be killed in.
FEW = 4
# From a day before the first rung to long after the last one, a few days at a time.
DAYS = range(1, 40, 3)


def sweep_for_ever(settings: Settings, marks: Path) -> None:
    """What a ticker does, without its rests."""
    mark_first_write(marks)
    escalate.BATCH = dict.fromkeys(escalate.BATCH, FEW)
    app = create_worker_app(settings)
    while True:
        with app.app_context():
            if not escalate.sweep(now=_now()):
                time.sleep(0.01)


def _now() -> datetime:
    now = read_clock(db.session())
    db.session.rollback()
    return now


@on_both
def test_every_rung_once_under_eight_sweepers_that_are_killed(
    office: Office, dice: random.Random
) -> None:
    report(office, CASES)
    with figures("R4 sweepers killed", office.where) as counted:
        for day in DAYS:
            office.shift(timedelta(days=day))
            left = KILLS - counted.kills
            if not left:
                break
            kill_writers(
                sweep_for_ever,
                office.settings,
                office.marks,
                marks=office.marks,
                side_by_side=SWEEPERS,
                kills=left,
                dice=dice,
                counted=counted,
                until=lambda: nothing_due(office),
            )
        office.shift(timedelta(days=DAYS.stop))
        sweep(office)
        counted.acks = require_each_once(office)
    assert counted.acks > 2 * CASES
    assert counted.kills >= KILLS
    counted.require_that_it_bit()


@on_both
@pytest.mark.parametrize("days", [1, 10, 400])
def test_after_days_without_a_sweep_each_level_once_in_order_and_one_digest(
    office: Office, days: int
) -> None:
    settings = replace(
        office.settings, smtp_url="smtp://127.0.0.1:1", mail_from="so@anminh.example"
    )
    office = replace(office, settings=settings)
    report(office, 10)
    with office.open():
        first = db.session.scalars(select(func.min(CaseClock.next_rung_at))).one()
    assert first is not None
    eve = first - timedelta(hours=1)
    office.set_to(eve)
    sweep(office)
    office.set_to(eve + timedelta(days=days))
    with figures(f"R4 nobody swept for {days} days", office.where) as counted:
        sweep(office)
        counted.acks = require_each_once(office)
        with office.open():
            levels = defaultdict(list)
            for clock, level in db.session.execute(
                select(Escalation.clock_id, Escalation.level).order_by(Escalation.id)
            ):
                levels[clock].append(level)
            assert all(each == sorted(each) for each in levels.values())
        require_one_digest_each(office)


def require_one_digest_each(office: Office) -> None:
    """However much fell due meanwhile, each person's mail box gets one letter of it."""
    with office.open():
        told = set(
            db.session.scalars(
                select(Notice.person_id).where(
                    Notice.event_id.in_(escalated()), Notice.send_at.is_not(None)
                )
            )
        )
        last = db.session.scalar(select(func.max(Notice.send_at)))
        assert last is not None
    office.set_to(last + timedelta(minutes=1))
    with office.open():
        gather(now=_now())
        letters = db.session.execute(
            select(Letter.person_id, func.count())
            .where(Letter.id.in_(select(Notice.letter_id).where(Notice.event_id.in_(escalated()))))
            .group_by(Letter.person_id)
        ).all()
    assert told
    assert {(person, count) for person, count in letters} == {(person, 1) for person in told}


def escalated() -> Any:
    """The events of rungs."""
    return select(CaseEvent.id).where(CaseEvent.kind == "escalated")


def report(office: Office, count: int) -> None:
    """So many cases nobody takes up."""
    now = office.now()
    with office.open():
        for _ in range(count):
            Cases(Cast(), now).reported()


def sweep(office: Office) -> None:
    """Once, by one who lives."""
    with office.open():
        escalate.sweep(now=_now())


def nothing_due(office: Office) -> bool:
    """Whether every rung whose time has come was climbed."""
    with office.open():
        due = select(func.count(CaseClock.id)).where(
            CaseClock.ended_at.is_(None), CaseClock.next_rung_at <= read_clock(db.session())
        )
        return not db.session.scalar(due)


def require_each_once(office: Office) -> int:
    """No rung waits, none is told twice or of nobody; returns how many there are."""
    with office.open():
        found = check(db.session, now=read_clock(db.session()))
        assert [str(each) for each in found] == []
        count = db.session.scalar(select(func.count(Escalation.id))) or 0
    office.require_every_promise()
    return count
