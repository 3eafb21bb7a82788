"""One case read for showing, in four statements whatever the length of its history."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, select

from casework.casefile import CaseFile
from casework.errors import NotFound
from casework.events.base import Circle
from casework.events.beside import Escalated
from casework.events.lateness import Acknowledged
from casework.history.reading import Step, steps
from casework.lists.rungs import Seen
from casework.models import (
    Agency,
    Case,
    CaseConfirmer,
    CaseEvent,
    CaseReporter,
    CaseText,
    EventPayload,
    Notice,
    Person,
    Unit,
)
from casework.payloads import TEXT
from casework.queries import visible_rows
from casework.recording import WITNESSES
from casework.rules.stored import NEWEST_RULES, read_rulebook
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor, Role, Standing
from workflows.clocks import Clock, ClockKind, HolderKind
from workflows.coarseness import Grain, grain
from workflows.facts import Facts

AGENCIES = frozenset({Standing.LEAD, Standing.SUPPORT})
# Those who may read words that nobody has screened yet, besides whoever wrote them.
SCREENERS = frozenset({Role.COORDINATOR, Role.COMMITTEE})


class ReadFile(CaseFile):
    """A file that is only read: what several parts of a page ask is worked out once."""

    def clocks(self) -> tuple[Clock, ...]:
        return self._clocks_once

    def facts(self) -> Facts:
        return self._facts_once

    @cached_property
    def _clocks_once(self) -> tuple[Clock, ...]:
        return super().clocks()

    @cached_property
    def _facts_once(self) -> Facts:
        return super().facts()


class AgencyName(NamedTuple):
    """``outside`` agencies are no subordinates: a case is passed on to them."""

    name: str
    outside: bool


@dataclass(frozen=True)
class Told:
    """One event with its free text and the official who did it.

    Of a rung also who first said to have seen it, and whether the reader is still to say so.
    """

    event_id: int
    step: Step
    text: Mapping[str, str]
    person: str | None
    seen: Seen | None = None
    to_acknowledge: bool = False


@dataclass(frozen=True)
class CaseReading:
    """A case as one reader may see it. ``title``, ``what`` and ``place`` are the screened text."""

    file: ReadFile
    actor: Actor
    title: str
    what: str
    place: str
    told: tuple[Told, ...]
    units: Mapping[int, str]
    agencies: Mapping[int, AgencyName]

    @cached_property
    def standings(self) -> frozenset[Standing]:
        """Where the reader stands; never empty."""
        return self.file.standings(self.actor)

    @cached_property
    def circles(self) -> frozenset[Circle]:
        """The circles the reader belongs to: an event is read by those it is open to."""
        found = set()
        if self.standings & WITNESSES:
            found.add(Circle.WITNESSES)
        if self.standings & AGENCIES:
            found.add(Circle.AGENCIES)
        if self.standings - WITNESSES - AGENCIES:
            found.add(Circle.OFFICES)
        return frozenset(found)

    @cached_property
    def grain(self) -> Grain:
        """How fine the days about the report are for this reader."""
        return grain(sensitive=self.file.type.sensitive, standings=self.standings)

    @property
    def in_office(self) -> bool:
        """Coordinators, committees and observers; they are told which official acted."""
        return Circle.OFFICES in self.circles

    @property
    def inside(self) -> bool:
        """More than a witness."""
        return self.circles != {Circle.WITNESSES}

    @property
    def only_confirms(self) -> bool:
        """Asked to confirm and nothing else: sees the request, not the case (design §2)."""
        return self.standings == {Standing.CONFIRMER}

    @property
    def may_read_text(self) -> bool:
        """Words nobody has screened are for their reporter, coordinators and committees."""
        screened = self.file.state.severity is not None
        return screened or Standing.REPORTER in self.standings or bool(self.actor.roles & SCREENERS)

    def explained(self, clock: Clock) -> bool:
        """Whether somebody wrote why this clock is late."""
        return clock.key in self.file.explained()

    @property
    def unexplained(self) -> bool:
        """Whether the present step is late and its holder has not said why."""
        return any(
            clock.kind is ClockKind.STAGE
            and clock.ended_at is None
            and not clock.paused
            and self.file.now > clock.due_current
            and not self.explained(clock)
            for clock in self.file.clocks()
        )

    def agency(self, agency_id: int | None) -> str:
        """Its name, or nothing."""
        return "" if agency_id is None else self.agencies[agency_id].name

    def unit(self, unit_id: int) -> str:
        """Its name."""
        return self.units[unit_id]

    def holder(self, clock: Clock) -> str:
        """At whose desk the clock runs."""
        if clock.holder is None:
            return ""
        if clock.holder.kind is HolderKind.AGENCY:
            return self.agency(clock.holder.id)
        return self.unit(clock.holder.id)


def read_case(session: Reading, ref: str, *, actor: Actor, now: datetime) -> CaseReading:
    """The case with this number for this actor; raises NotFound for either lack."""
    units = session.execute(select(Unit.id, Unit.parent_id, Unit.name)).all()
    tree = UnitTree({row.id: row.parent_id for row in units})
    found = session.execute(_case(actor, tree).where(Case.ref == ref)).one_or_none()
    if found is None:
        raise NotFound
    rows = _events(session, found.Case.id, actor)
    history = steps(row.CaseEvent for row in rows)
    me = frozenset({actor.person_id or 0})
    file = ReadFile(
        session=session,
        row=found.Case,
        history=history,
        tree=tree,
        rules=read_rulebook(session, found.newest_rules),
        # Rules only ask whether the reader is one of them, so nobody else is even loaded.
        reporters=me if found.reported else frozenset(),
        confirmers=me if found.confirms else frozenset(),
        now=max(now, history[-1].at),
    )
    return CaseReading(
        file=file,
        actor=actor,
        title=found.title,
        what=found.what,
        place=found.place,
        told=_told(rows, history, actor),
        units={row.id: row.name for row in units},
        agencies=_agencies(session, file.history),
    )


def _case(actor: Actor, tree: UnitTree) -> Select[Any]:
    mine = actor.person_id
    return visible_rows(
        actor,
        tree,
        Case,
        CaseText.title,
        CaseText.what,
        CaseText.place,
        NEWEST_RULES.label("newest_rules"),
        select(CaseReporter.case_id)
        .where(CaseReporter.case_id == Case.id, CaseReporter.person_id == mine)
        .exists()
        .label("reported"),
        select(CaseConfirmer.case_id)
        .where(CaseConfirmer.case_id == Case.id, CaseConfirmer.person_id == mine)
        .exists()
        .label("confirms"),
    )


def _events(session: Reading, case_id: int, actor: Actor) -> Sequence[Any]:
    """The events with their texts and the names of officials; of a rung, whether the actor was
    told of it.
    """
    told_me = (
        select(Notice.id)
        .where(
            CaseEvent.kind == Escalated.kind,
            Notice.event_id == CaseEvent.id,
            Notice.person_id == actor.person_id,
        )
        .exists()
    )
    statement = (
        select(
            CaseEvent,
            EventPayload.body.label("said"),
            Person.name.label("person"),
            told_me.label("told_me"),
        )
        .outerjoin(
            EventPayload,
            and_(EventPayload.event_id == CaseEvent.id, EventPayload.part == TEXT),
        )
        .outerjoin(Person, Person.id == CaseEvent.actor_id)
        .where(CaseEvent.case_id == case_id)
        .order_by(CaseEvent.seq)
    )
    return session.execute(statement).all()


def _told(rows: Sequence[Any], history: Sequence[Step], actor: Actor) -> tuple[Told, ...]:
    """Only officials are told of rungs, so whoever has seen one is never a collaborator."""
    seen: dict[tuple[str, int], Seen] = {}
    mine: set[tuple[str, int]] = set()
    for row, step in zip(rows, history, strict=True):
        if isinstance(step.event, Escalated):
            # In a later cycle the case may be returned twice again: a rung of the same name.
            mine.discard((step.event.clock, step.event.level))
        if isinstance(step.event, Acknowledged):
            rung = (step.event.clock, step.event.level)
            seen.setdefault(rung, Seen(row.person or "", step.at))
            if step.actor_id == actor.person_id:
                mine.add(rung)
    found = []
    for row, step in zip(rows, history, strict=True):
        text = json.loads(row.said) if row.said else {}
        told = Told(row.CaseEvent.id, step, text, row.person)
        if isinstance(step.event, Escalated):
            rung = (step.event.clock, step.event.level)
            waits = bool(row.told_me) and rung not in mine
            told = replace(told, seen=seen.get(rung), to_acknowledge=waits)
        found.append(told)
    return tuple(found)


def _agencies(session: Reading, history: Iterable[Step]) -> dict[int, AgencyName]:
    """The names of every agency that ever had a part."""
    wanted = {
        agency
        for step in history
        for agency in (step.after.lead_id, *step.after.supporting, *step.after.complained)
        if agency is not None
    }
    rows = session.execute(
        select(Agency.id, Agency.name, Agency.outside).where(Agency.id.in_(wanted))
    )
    return {row.id: AgencyName(row.name, row.outside) for row in rows}
