"""One case taken out of the cabinet: its row, its history, and the facts rules look at."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import select

from casework.events.beside import ExtensionAsked
from casework.events.lateness import Explained
from casework.fold import CaseState
from casework.history.reading import Step, moments, read_events, steps
from casework.models import Case, CaseConfirmer, CaseReporter
from casework.rules.stored import read_rulebook
from casework.seats import Reading, desks
from casework.units import UnitTree, read_tree
from workflows.actors import Actor, Standing
from workflows.calendar import WorkCalendar
from workflows.clocks import Clock, ClockKind, Holder, HolderKind
from workflows.counting import suspended_days
from workflows.deadlines import clocks
from workflows.definition import Action, CaseType
from workflows.facts import Desk, Facts
from workflows.machine import possible
from workflows.policy import Policy
from workflows.rulebook import Rulebook
from workflows.spans import clipped, pauses_known
from workflows.standing import standings
from workflows.states import Severity, State
from workflows.statutory import STATUTORY_TERMS
from workflows.types import CASE_TYPES


@dataclass
class CaseFile:
    """A case with everything a decision needs; ``history`` is never empty."""

    session: Reading
    row: Case
    history: list[Step]
    tree: UnitTree
    rules: Rulebook
    reporters: frozenset[int]
    confirmers: frozenset[int]
    now: datetime
    # Set only while a new case is written and has no event yet.
    opened: CaseState | None = None
    # What the stored rows already follow; nothing for a new case.
    settled: CaseState | None = None
    # The hash of its last event, read when the next one is written.
    head: str | None = None
    _desks: dict[tuple[int, ...], tuple[Desk, Desk]] = field(default_factory=dict, repr=False)

    @property
    def state(self) -> CaseState:
        """The fold of all events so far."""
        if not self.history and self.opened is not None:
            return self.opened
        return self.history[-1].after

    @property
    def type(self) -> CaseType:
        """The rule book of its present category."""
        return CASE_TYPES[self.state.type]

    @property
    def policy(self) -> Policy:
        """The numbers that hold for it."""
        return self.rules.policy(self.state.type, self.state.policy_at)

    @property
    def calendar(self) -> WorkCalendar:
        """The newest working calendar."""
        return self.rules.newest_calendar

    def calendar_of(self, clock: Clock) -> WorkCalendar:
        """The version of the calendar a clock was last reckoned with."""
        return self.rules.calendar_version(clock.calendar_version)

    @property
    def lineage(self) -> tuple[int, ...]:
        """The holding unit and all above it."""
        return self.tree.lineage(self.state.unit_id)

    @property
    def today(self) -> date:
        """The day it is where the offices are."""
        return self.calendar.local_date(self.now)

    def desks(self) -> tuple[Desk, Desk]:
        """Who coordinates the case now, and who stands above; asked once for each place."""
        lineage = self.lineage
        if lineage not in self._desks:
            self._desks[lineage] = desks(self.session, lineage, on=self.today)
        return self._desks[lineage]

    def clocks(self) -> tuple[Clock, ...]:
        """Every clock the case ever had, worked out afresh from its history."""
        return clocks(moments(self.history), self.rules, now=self.now)

    def facts(self) -> Facts:
        """The picture guards decide on."""
        case = self.state
        coordinating, above = self.desks()
        running = [clock for clock in self.clocks() if clock.ended_at is None]
        past_due = {clock.kind for clock in running if self.now > clock.due_current}
        most = self.policy.extensions_allowed(complex_case=case.complex)
        return Facts(
            type=case.type,
            state=State(case.state),
            now=self.now,
            cycle=case.cycle,
            severity=Severity(case.severity or Severity.NORMAL),
            urgent=case.urgent,
            screened=case.severity is not None,
            complex=case.complex,
            disputed=case.disputed,
            objected=case.objected,
            paused=case.paused_until is not None and self.today <= case.paused_until,
            pause_left=case.held_by_agency and self.pause_days_left() > 0,
            hot_spot=case.hot_spot,
            recurs=case.recurs_of_id is not None,
            lineage=self.lineage,
            past_units=frozenset(case.units) - {case.unit_id},
            has_units_below=bool(self.tree.children(case.unit_id)) and not self.type.starts_at_top,
            coordinating=coordinating,
            coordinating_above=above,
            lead_id=case.lead_id,
            supporting=frozenset(case.supporting),
            complained=frozenset(case.complained),
            reporters=self.reporters,
            confirmers=self.confirmers,
            returns=case.returns,
            extensions=case.extensions,
            extensions_left=max(most - case.extensions, 0),
            extension_asked=case.extension_asked is not None,
            extension_asked_by=self._extension_asked_by(),
            hand_back_asked=case.hand_back_asked,
            category_asked=case.category_asked is not None,
            category_asked_by=case.category_asked_by,
            open_directives=sum(1 for each in case.directives if each.status != "closed"),
            answered_directives=sum(1 for each in case.directives if each.status == "answered"),
            directive_owners=frozenset(
                Standing(each.owner) for each in case.directives if each.status != "closed"
            ),
            dialogues=case.dialogues,
            stage_overdue=ClockKind.STAGE in past_due,
            late_here=bool(self.late_here()),
            lapse_due=ClockKind.LAPSE in past_due,
            status_asked=any(clock.kind is ClockKind.STATUS for clock in running),
            statutory=bool(case.statutory),
            statutory_extendable=bool(self.extendable_terms()),
            ended_at=case.ended_at,
        )

    def pause_days_left(self) -> int:
        """How many more days this custody may be paused: a chain of pauses is no longer than one."""
        *_, spans = pauses_known(moments(self.history), self.calendar)
        custody = next(
            each.started_at
            for each in self.clocks()
            if each.kind is ClockKind.CUSTODY and each.ended_at is None
        )
        days = suspended_days(clipped(spans, custody, self.now), self.calendar)
        used = sum((last - first).days + 1 for first, last in days)
        return max(self.policy.max_pause_days - used, 0)

    def explained(self) -> frozenset[str]:
        """The keys of the clocks of which somebody has said why they are late."""
        events = (each.event for each in self.history)
        return frozenset(each.clock for each in events if isinstance(each, Explained))

    def late_here(self) -> list[Clock]:
        """The late clocks of whoever has the work now, running or ended; the present step first.

        Somebody has to say why of each: the reason for the first is none for the second.
        """
        case = self.state
        lead = case.lead_id if case.held_by_agency else None
        desk = Holder(HolderKind.UNIT, case.unit_id)
        here = desk if lead is None else Holder(HolderKind.AGENCY, lead)
        late = [
            clock
            for clock in self.clocks()
            if clock.holder == here
            and clock.first_breached_at is not None
            and clock.kind not in {ClockKind.CASE, ClockKind.LAPSE}
        ]
        return sorted(
            late,
            key=lambda clock: (
                clock.ended_at is not None,
                clock.kind is not ClockKind.STAGE,
                clock.due_current,
            ),
        )

    def extendable_terms(self) -> frozenset[str]:
        """The terms of the law that have not run out and that a decision may make longer."""
        if not self.state.statutory:
            return frozenset()
        in_time = {
            clock.name
            for clock in self.clocks()
            if clock.kind is ClockKind.STATUTORY
            and clock.ended_at is None
            and self.now <= clock.due_current
        }
        return frozenset(
            each.term
            for each in self.state.statutory
            if each.term in in_time
            and each.step + 1 < len(STATUTORY_TERMS[each.term].steps(remote=each.remote))
        )

    def standings(self, actor: Actor) -> frozenset[Standing]:
        """Where this actor stands; empty means the case does not exist for them."""
        return standings(actor, self.facts())

    def possible(self, actor: Actor) -> tuple[Action, ...]:
        """The actions that would succeed for this actor now: what buttons show."""
        facts = self.facts()
        here = standings(actor, facts)
        actions = possible(self.type, facts, here)
        return tuple(each for each in actions if not each.bars(actor.person_id, here, facts))

    def _extension_asked_by(self) -> int | None:
        if self.state.extension_asked is None:
            return None
        asked = (each for each in reversed(self.history) if each.event.kind == ExtensionAsked.kind)
        return next(asked).actor_id


def open_file(session: Reading, row: Case, *, now: datetime) -> CaseFile:
    """Read everything about one case: six small indexed queries.

    A command that waited for another's lock began with an older time; recorded time never
    runs back within a case, so the later of the two counts.
    """
    history = steps(read_events(session, row.id))
    return CaseFile(
        session=session,
        row=row,
        history=history,
        tree=read_tree(session),
        rules=read_rulebook(session),
        reporters=_people(session, CaseReporter, row.id),
        confirmers=_people(session, CaseConfirmer, row.id),
        now=max(now, history[-1].at),
        settled=history[-1].after,
    )


def _people(
    session: Reading, table: type[CaseReporter | CaseConfirmer], case_id: int
) -> frozenset[int]:
    return frozenset(session.scalars(select(table.person_id).where(table.case_id == case_id)))
