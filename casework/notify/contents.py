"""What a letter says, decided when it is sent: only what its reader may see at that moment.

Never the narrative: number, kind, state, place, due date. What a person is told as a witness is
only that there is news, so that a mailbox shared with others tells nothing (design §6).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select

from casework.calendar.stored import current_calendar
from casework.models import Anchor, Case, Letter, Notice, Person, Unit
from casework.notify.ways import ways_of
from casework.queries import visible_rows
from casework.seats import Reading, actor_of
from casework.units import UnitTree, read_tree
from casework.visibility import reported_by, visible
from workflows.actors import AGENCY_ROLES, Actor, Role
from workflows.calendar import WorkCalendar
from workflows.permissions import Permission, may
from workflows.states import STATE_LABELS, State
from workflows.types import CASE_TYPES

ANCHOR_KEY = "anchor-"
"""How the key of a letter begins that carries an anchor; its number follows."""

SOON = 2
"""Working days ahead that still count as soon: where the ladder's first warning stands."""


@dataclass(frozen=True)
class Line:
    """One case; ``lateness`` is ``overdue``, ``soon`` or empty."""

    ref: str
    type: str
    state: str
    place: str
    due_on: date | None
    lateness: str
    hot_spot: bool


@dataclass(frozen=True)
class Contents:
    """All a letter is written from; without lines it says only that there is news.

    ``anchor`` is the day's anchor of the history: such a letter says nothing else. ``deeds`` is how
    many times a role was proposed, given, refused or ended, for an auditor.
    """

    language: str
    lines: tuple[Line, ...]
    other_news: bool
    at_once: bool
    committee: bool
    agency: bool
    anchor: str = ""
    deeds: int = 0

    def count(self, lateness: str) -> int:
        """How many cases are ``overdue`` or due ``soon``."""
        return sum(1 for line in self.lines if line.lateness == lateness)


def contents(session: Reading, letter: Letter, *, now: datetime) -> Contents | None:
    """What may be said now; None when nothing may, or by this way nothing more is wanted."""
    person = session.get_one(Person, letter.person_id)
    calendar = current_calendar(session)
    actor = actor_of(session, person.id, on=calendar.local_date(now))
    only_witness = actor.roles <= {Role.COLLABORATOR}
    ways = ways_of(session, person, at_once=letter.at_once, only_witness=only_witness)
    if not actor.seats or letter.way not in {way.name for way in ways}:
        return None
    if letter.key.startswith(ANCHOR_KEY):
        return _anchor(session, letter, person, actor)
    tree = read_tree(session)
    told = select(Notice.case_id).where(Notice.letter_id == (letter.copy_of_id or letter.id))
    rows = _seen_in_office(session, actor, tree, told)
    lines = sorted((_line(row, calendar, person.language, now) for row in rows), key=_order)
    other_news = _seen_as_witness(session, actor, tree, told)
    deeds = _deeds(session, letter) if may(actor, Permission.AUDIT_VIEW) else 0
    if not lines and not other_news and not deeds:
        return None
    return Contents(
        language=person.language,
        lines=tuple(lines),
        other_news=other_news,
        at_once=letter.at_once,
        committee=Role.COMMITTEE in actor.roles,
        agency=bool(actor.roles & AGENCY_ROLES),
        deeds=deeds,
    )


def _deeds(session: Reading, letter: Letter) -> int:
    mine = (
        Notice.letter_id == (letter.copy_of_id or letter.id),
        Notice.admin_event_id.is_not(None),
    )
    return session.scalar(select(func.count(Notice.id)).where(*mine)) or 0


def _anchor(session: Reading, letter: Letter, person: Person, actor: Actor) -> Contents | None:
    """The anchor, for whoever still keeps it."""
    anchor = session.get_one(Anchor, int(letter.key.removeprefix(ANCHOR_KEY)))
    if not may(actor, Permission.ANCHOR_VIEW):
        return None
    return Contents(
        language=person.language,
        lines=(),
        other_news=False,
        at_once=False,
        committee=Role.COMMITTEE in actor.roles,
        agency=False,
        anchor=anchor.hash,
    )


def _in_office(actor: Actor) -> Actor:
    """The same person without what they hear as a collaborator."""
    seats = tuple(seat for seat in actor.seats if seat.role is not Role.COLLABORATOR)
    return replace(actor, seats=seats)


def _seen_in_office(session: Reading, actor: Actor, tree: UnitTree, told: Any) -> list[Any]:
    columns = (Case.ref, Case.type, Case.state, Case.due_at, Case.hot_spot, Case.id)
    office = _in_office(actor)
    statement = (
        visible_rows(office, tree, *columns, Unit.name.label("place"))
        .join(Unit, Unit.id == Case.place_unit_id)
        .where(Case.id.in_(told))
    )
    if Role.COLLABORATOR in actor.roles:
        statement = statement.where(~reported_by(actor))
    return list(session.execute(statement))


def _seen_as_witness(session: Reading, actor: Actor, tree: UnitTree, told: Any) -> bool:
    if Role.COLLABORATOR not in actor.roles:
        return False
    office = visible(_in_office(actor), tree) & ~reported_by(actor)
    news = select(Case.id).where(Case.id.in_(told), visible(actor, tree), ~office)
    return session.scalar(news.limit(1)) is not None


def _line(row: Any, calendar: WorkCalendar, language: str, now: datetime) -> Line:
    due_on = None if row.due_at is None else calendar.local_date(row.due_at)
    return Line(
        ref=row.ref,
        type=CASE_TYPES[row.type].label.say(language),
        state=STATE_LABELS[State(row.state)].say(language),
        place=row.place,
        due_on=due_on,
        lateness=_lateness(row.due_at, calendar, now),
        hot_spot=row.hot_spot,
    )


def _lateness(due_at: datetime | None, calendar: WorkCalendar, now: datetime) -> str:
    if due_at is None:
        return ""
    if due_at < now:
        return "overdue"
    last = calendar.add_working_days(calendar.local_date(now), SOON)
    return "soon" if calendar.local_date(due_at) <= last else ""


def _order(line: Line) -> tuple[bool, date, str]:
    return not line.hot_spot, line.due_on or date.max, line.ref
