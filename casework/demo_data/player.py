"""Plays a plan: every step through the real action, at its time; the sweeps between them."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from datetime import time as time_of_day
from typing import NamedTuple

from sqlalchemy import func, select

from casework.actions import perform
from casework.actions.escalate import sweep
from casework.actions.lapse import lapse_due
from casework.actions.report import Report, report
from casework.database import db
from casework.demo_data.answers import answer
from casework.demo_data.ids import Ids
from casework.demo_data.meetings import Meetings
from casework.demo_data.steps import Step
from casework.errors import CaseworkError
from casework.models import Case, CaseEvent, Submission
from workflows.calendar import ZONE
from workflows.machine import NotPossible

# When a day's sweeps are made: at the opening, and early in the afternoon for urgent hours.
SWEEPS = (time_of_day(7, 31), time_of_day(14, 20))
ONE_DAY = timedelta(days=1)
KEY = "demo-"
# Somebody trying the demo meanwhile gets a turn to write between two steps.
BREATH = 0.0005
REFUSALS = (CaseworkError, NotPossible)


class Refused(NamedTuple):
    """A step that could not be taken, and why; the rest of that case is left to people."""

    step: Step
    because: str


class Player:
    """A case that people have begun to use is theirs: the rest of its plan is dropped.

    ``refused`` are steps the actions did not allow; for an untouched database there are none.
    """

    def __init__(self, steps: list[Step], *, ends_at: datetime) -> None:
        self.steps = steps
        self.ends_at = ends_at
        self.ids = Ids()
        self.refs = _reported_before()
        self.meetings = Meetings(self.ids, steps, self.refs, ends_at)
        self.left: set[str] = set()
        self.refused: list[Refused] = []
        self._looked = 0

    def play(self, progress: Callable[[int, int], None]) -> None:
        """Everything after what an earlier, interrupted play has recorded."""
        done = _recorded_until(self.ends_at)
        total = sum(1 for step in self.steps if step.action == "report")
        swept = self.steps[0].at if done is None else done
        self._leave_what_is_in_use()
        if done is not None:
            self.meetings.skip(done)
        for step in self.steps:
            if done is not None and step.at <= done:
                continue
            self._sweep_between(swept, step.at)
            swept = step.at
            self._take(step)
            time.sleep(BREATH)
            progress(len(self.refs), total)
        self._sweep_between(swept, self.ends_at)
        answer(now=self.ends_at, without=frozenset(self.left))

    def _take(self, step: Step) -> None:
        ref = self.refs.get(step.case)
        if ref in self.left:
            return
        try:
            self._act(step, ref)
        except REFUSALS as fault:
            db.session.rollback()
            self.refused.append(Refused(step, str(fault)))
            if ref is not None:
                self.left.add(ref)

    def _act(self, step: Step, ref: str | None) -> None:
        actor = self.ids.actor(step.who, step.at)
        inputs = self.ids.inputs(step.inputs, self.refs)
        if step.action == "report":
            key = f"{KEY}{step.case}"
            self.refs[step.case], _ = report(Report(**inputs), actor=actor, now=step.at, key=key)
        elif ref is not None:
            perform(ref, step.action, actor=actor, now=step.at, **inputs)

    def _sweep_between(self, after: datetime, until: datetime) -> None:
        for at in sweep_times(after, until):
            sweep(now=at)
            lapse_due(now=at)
            self._leave_what_is_in_use()
        self.meetings.hold(until)

    def _leave_what_is_in_use(self) -> None:
        """Cases to which somebody has done something at today's time, after the history's end."""
        session = db.session
        self.left |= set(
            session.scalars(
                select(Case.ref)
                .join(CaseEvent, CaseEvent.case_id == Case.id)
                .where(CaseEvent.id > self._looked, CaseEvent.recorded_at > self.ends_at)
            )
        )
        self._looked = session.scalar(select(func.max(CaseEvent.id))) or 0
        session.rollback()


def sweep_times(after: datetime, until: datetime) -> Iterator[datetime]:
    """The sweeps in (after, until]."""
    day = after.astimezone(ZONE).date()
    while day <= until.astimezone(ZONE).date():
        for hour in SWEEPS:
            at = datetime.combine(day, hour, ZONE).astimezone(after.tzinfo)
            if after < at <= until:
                yield at
        day += ONE_DAY


def _reported_before() -> dict[int, str]:
    rows = db.session.execute(
        select(Submission.key, Case.ref)
        .join(Case, Case.id == Submission.case_id)
        .where(Submission.key.startswith(KEY))
    )
    found = {int(row.key.removeprefix(KEY)): row.ref for row in rows}
    db.session.rollback()
    return found


def _recorded_until(ends_at: datetime) -> datetime | None:
    """The last moment of the past that is in the database; people's own deeds come after it."""
    latest = db.session.scalar(
        select(func.max(CaseEvent.recorded_at)).where(CaseEvent.recorded_at <= ends_at)
    )
    db.session.rollback()
    return latest
