"""The ticker's look at every open entry: is it handled, is something owed, was somebody told.

What is owed is told in office hours: a hot spot's letter leaves at once, and a weekly check-in is no
reason to wake anybody at midnight.

An entry costs a transaction only when something has to be recorded of it; looking twice, or on two
machines, records nothing twice, since the entry is locked and looked at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import or_, select

from casework.adopting import open_to_change
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.each import each
from casework.events.hot_spot import HotSpotOwed
from casework.hotspots.events import Handled, Reminded, Unhandled
from casework.hotspots.file import EntryFile, open_entry, rolling
from casework.hotspots.visible import lock_entry
from casework.models import HotSpot, HotSpotCase
from casework.notify.when import leaving
from casework.queries import linked_case, states_of
from casework.recording import record
from casework.settling import settle
from casework.unit_of_work import unit_of_work
from workflows.actors import SYSTEM, Standing
from workflows.hotspots import AT_WORK, Due, Status, level_of


def watch_hot_spots(*, now: datetime) -> int:
    """Record what has to be; returns of how many entries."""
    return each(_worth_a_look(now), lambda entry: look_at(entry, now=now))


def _worth_a_look(now: datetime) -> list[int]:
    """Open entries that owe something by today, or whose cases stand otherwise than they say."""
    calendar = current_calendar(db.session)
    today = calendar.local_date(now)
    awake = leaving(calendar).in_office(now)
    cases: dict[int, list[int]] = defaultdict(list)
    rows = db.session.execute(
        select(HotSpotCase.hot_spot_id, HotSpotCase.case_id)
        .join(HotSpot, HotSpot.id == HotSpotCase.hot_spot_id)
        .where(HotSpot.status != Status.ENDED.value)
    )
    for entry, case in rows:
        cases[entry].append(case)
    states = states_of(db.session, {case for some in cases.values() for case in some})
    open_now = db.session.execute(
        select(HotSpot.id, HotSpot.status, HotSpot.next_due_on)
        .where(or_(HotSpot.status == Status.WATCHED.value, HotSpot.status == Status.VERIFIED.value))
        .order_by(HotSpot.id)
    ).all()
    db.session.rollback()
    found = []
    for row in open_now:
        handled = _handled([states[case] for case in cases[row.id]])
        owes = awake and row.next_due_on is not None and row.next_due_on <= today
        if owes or handled != (row.status == Status.VERIFIED):
            found.append(row.id)
    return found


def look_at(hot_spot_id: int, *, now: datetime) -> int:
    """One entry in one transaction; 1 if something was recorded."""
    with unit_of_work() as session:
        cases = session.scalars(
            select(HotSpotCase.case_id)
            .where(HotSpotCase.hot_spot_id == hot_spot_id)
            .order_by(HotSpotCase.case_id.desc())
        ).all()
        if not cases:
            return 0
        # Cases before entries, as everywhere; the latest one carries the word to its people.
        through = linked_case(session, cases[0])
        row = lock_entry(session, hot_spot_id)
        if row.status == Status.ENDED:
            return 0
        file = open_entry(session, row, now=now)
        before = row.last_seq
        handled = _handled(list(states_of(session, cases).values()))
        if handled and file.entry.status == Status.WATCHED:
            file.record(Handled(), actor=SYSTEM)
        elif not handled and file.entry.status == Status.VERIFIED:
            file.record(Unhandled(), actor=SYSTEM)
        owed = [
            due
            for due in file.entry.dues(rolling(file.calendar))
            if leaving(file.calendar).in_office(now)
            and level_of(due, file.today) > _told(file, due)
        ]
        if owed:
            case = open_to_change(session, through, now=now)
            for due in owed:
                level = level_of(due, file.today)
                on = due.on.isoformat()
                file.record(Reminded(key=due.key, due_on=on, level=level), actor=SYSTEM)
                event = HotSpotOwed(hot_spot_id=row.id, what=due.key, due_on=on, level=level)
                record(case, event, actor=SYSTEM, standing=Standing.SYSTEM)
            settle(case)
        return int(row.last_seq > before)


def _handled(states: Sequence[str]) -> bool:
    return bool(states) and not AT_WORK & set(states)


def _told(file: EntryFile, due: Due) -> int:
    on = due.on.isoformat()
    return max(
        (level for key, day, level in file.entry.reminded if (key, day) == (due.key, on)),
        default=0,
    )
