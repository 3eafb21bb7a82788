"""Cases with random pasts, and everything a sweep may touch of them."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from casework.actions import perform
from casework.actions.report import Report, report
from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput
from casework.models import Case, CaseClock, CaseEvent, Escalation, Notice
from casework.refs import ZONE
from tests.cast import Cast
from tests.stateful.guesses import Guess, inputs
from workflows.types import CASE_TYPES

ACTORS = ("alice", "wendy", "bob", "bill", "carol", "dan", "paul", "frank", "grace")


def live(dice: Random, cast: Cast, now: datetime, *, cases: int = 12, steps: int = 9) -> datetime:
    """So many cases, each with up to so many deeds behind it; returns the time it is then."""
    actors = {name: cast.actor(name) for name in ACTORS}
    refs: list[str] = []
    for _ in range(cases):
        said = Report(
            title="Việc mới", what="Có việc.", place="Thôn Đông", place_unit=dice.choice((2, 3)),
            type=dice.choice(sorted(CASE_TYPES)), scale="from_10", urgent=dice.random() < 0.3,
        )  # fmt: skip
        ref, _ = report(said, actor=actors[dice.choice(("alice", "wendy", "bob"))], now=now)
        refs.append(ref)
        for _ in range(dice.randint(0, steps)):
            now += timedelta(hours=dice.choice((0, 1, 5, 20)))
            _do_something(dice, ref, refs, actors, now)
    return now


def _do_something(
    dice: Random, ref: str, refs: list[str], actors: dict[str, Any], now: datetime
) -> None:
    """What somebody may do just now, unless what they say is refused."""
    row = db.session.scalars(select(Case).where(Case.ref == ref)).one()
    file = open_file(db.session, row, now=now)
    may = [(actor, each.name) for actor in actors.values() for each in file.possible(actor)]
    db.session.rollback()
    if may:
        actor, action = dice.choice(may)
        given = inputs(action, Guess(dice, now.astimezone(ZONE).date(), refs))
        try:
            perform(ref, action, actor=actor, now=now, **given)
        except BadInput:
            return


def traces() -> dict[str, list[tuple[Any, ...]]]:
    """Cases, clocks, rungs, events and notices, by what they are called, not by number of row."""
    db.session.rollback()
    event = (CaseEvent.case_id, CaseEvent.seq)
    asked = {
        "cases": select(*Case.__table__.c),
        "clocks": select(*CaseClock.__table__.c),
        "rungs": select(
            Escalation.clock_id, Escalation.case_id, Escalation.level,
            Escalation.due_at, Escalation.recorded_at,
        ),
        "events": select(*(c for c in CaseEvent.__table__.c if c.name != "id")),
        "notices": select(*event, Notice.person_id, Notice.case_id, Notice.recorded_at,
            Notice.send_at, Notice.at_once)
        .join(CaseEvent, CaseEvent.id == Notice.event_id),
    }  # fmt: skip
    return {
        name: sorted((tuple(row) for row in db.session.execute(statement)), key=repr)
        for name, statement in asked.items()
    }
