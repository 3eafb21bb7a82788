"""One entry taken out of the register: its row and its history; and the one way to write to it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, select

from casework.calendar.stored import current_calendar
from casework.hotspots.events import KINDS, EntryEvent, Opened
from casework.hotspots.fold import FOLDED, Entry
from casework.models import HotSpot, HotSpotCase, HotSpotEvent, HotSpotText
from casework.payloads import payload_hash
from casework.refs import ZONE
from casework.seats import Reading
from workflows.actors import Actor
from workflows.calendar import WorkCalendar


@dataclass
class EntryFile:
    """An entry under change, locked; ``entry`` is the fold so far."""

    session: Reading
    row: HotSpot
    entry: Entry
    calendar: WorkCalendar
    now: datetime

    @property
    def today(self) -> date:
        """The day it is where the offices are."""
        return self.now.astimezone(ZONE).date()

    def record(self, event: EntryEvent, *, actor: Actor, text: str = "") -> None:
        """Append the event, and bring the row in line."""
        row, body, salt = self.row, text.strip(), secrets.token_hex(16)
        stored = HotSpotEvent(
            hot_spot_id=row.id,
            seq=row.last_seq + 1,
            kind=event.kind,
            actor_id=actor.person_id,
            recorded_at=self.now,
            body=event.body(),
            text_hash=payload_hash(salt, body) if body else None,
        )
        self.session.add(stored)
        self.session.flush()
        if body:
            self.session.add(HotSpotText(event_id=stored.id, salt=salt, body=body))
        row.last_seq = stored.seq
        before = self.entry.cases
        self.entry = event.fold(self.entry, self.now, self.today)
        copy_entry(row, self.entry, self.calendar)
        self._settle_cases(set(before), set(self.entry.cases))
        self.session.flush()

    def _settle_cases(self, before: set[int], after: set[int]) -> None:
        here = HotSpotCase.hot_spot_id == self.row.id
        if before - after:
            self.session.execute(
                delete(HotSpotCase).where(here, HotSpotCase.case_id.in_(before - after))
            )
        self.session.add_all(
            HotSpotCase(hot_spot_id=self.row.id, case_id=case) for case in sorted(after - before)
        )


def begin_entry(
    session: Reading,
    event: Opened,
    *,
    title: str,
    reason: str,
    actor: Actor,
    now: datetime,
) -> EntryFile:
    """A new entry with its first event; its text is the title, the reason is told with it."""
    calendar = current_calendar(session)
    entry = event.begin(now, now.astimezone(ZONE).date())
    row = HotSpot(title=title, last_seq=0)
    copy_entry(row, entry, calendar)
    session.add(row)
    session.flush()
    file = EntryFile(session, row, entry, calendar, now)
    file.record(event, actor=actor, text=f"{title}\n{reason}")
    return file


def open_entry(session: Reading, row: HotSpot, *, now: datetime) -> EntryFile:
    """An entry whose row is locked; recorded time never runs back within it."""
    events = read_entry_events(session, row.id)
    later = max(now, events[-1].recorded_at)
    return EntryFile(session, row, fold_of(events), current_calendar(session), later)


def read_entry_events(session: Reading, hot_spot_id: int) -> Sequence[HotSpotEvent]:
    """Its events, first first."""
    return session.scalars(
        select(HotSpotEvent)
        .where(HotSpotEvent.hot_spot_id == hot_spot_id)
        .order_by(HotSpotEvent.seq)
    ).all()


def fold_of(events: Iterable[HotSpotEvent]) -> Entry:
    """The entry after these events; raises ValueError when they do not begin with its opening."""
    entry: Entry | None = None
    for row in events:
        event, on = KINDS[row.kind](**row.body), row.recorded_at.astimezone(ZONE).date()
        if isinstance(event, Opened):
            entry = event.begin(row.recorded_at, on)
        elif entry is None:
            raise ValueError(f"an entry cannot begin with {row.kind}")
        else:
            entry = event.fold(entry, row.recorded_at, on)
    if entry is None:
        raise ValueError("an entry without events")
    return entry


def copy_entry(row: HotSpot, entry: Entry, calendar: WorkCalendar) -> None:
    """Give the row the values of the fold, and the nearest day something is owed."""
    for name in FOLDED:
        setattr(row, name, getattr(entry, name))
    owed = entry.dues(rolling(calendar))
    row.next_due_on = owed[0].on if owed else None


def rolling(calendar: WorkCalendar) -> Callable[[date], date]:
    """Moves a day off to the next working day."""

    def roll(day: date) -> date:
        return day if calendar.is_working(day) else calendar.add_working_days(day, 1)

    return roll


def texts_of(session: Reading, event_ids: Iterable[int]) -> Mapping[int, str]:
    """The free text of these events; an erased one is absent."""
    rows = session.execute(
        select(HotSpotText.event_id, HotSpotText.body).where(
            HotSpotText.event_id.in_(list(event_ids))
        )
    )
    return {row.event_id: row.body for row in rows}
