"""One case being planned: a cursor in office time, and the steps taken so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from casework.calendar.seed import seed_days
from casework.demo_data.people import Sitting, seated
from casework.demo_data.places import TOP, Office, Place
from casework.demo_data.steps import Step
from casework.demo_data.wording import Matter
from workflows.actors import Role
from workflows.calendar import WorkCalendar
from workflows.definition import CaseType
from workflows.limits import Limit, TimeUnit
from workflows.types import CASE_TYPES

CALENDAR = WorkCalendar(version=1, exceptions={day.date: day for day in seed_days()})
HOURS_A_DAY = 8
DAYS_TO_ANSWER = 15
# A week has five working days and seven calendar ones.
WORKING_PER_CALENDAR_DAY = 5 / 7


class Halt(Exception):
    """The story of this case stops here."""


@dataclass
class Walk:
    """``cursor`` is when the last step was taken; ``unit`` is whose desk coordinates.

    ``stop_after`` ends the story with the first step of that name.
    """

    number: int
    rng: Random
    matter: Matter
    place: Place
    reporter: Sitting
    cursor: datetime
    ends_at: datetime
    severity: str = "normal"
    scale: str = "from_10"
    urgent: bool = False
    complex: bool = False
    source: str = "collaborator"
    haste: float = 1.0
    stop_after: str | None = None
    unit: str = ""
    lead: Office | None = None
    resolved: int = 0
    steps: list[Step] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.unit = TOP if self.type.starts_at_top else self.place.code

    @property
    def type(self) -> CaseType:
        """The rule book."""
        return CASE_TYPES[self.matter.type]

    @property
    def today(self) -> date:
        """The day at the offices."""
        return CALENDAR.local_date(self.cursor)

    def do(self, action: str, who: str, **inputs: Any) -> None:
        """Take a step now."""
        self.steps.append(Step(self.cursor, self.number, action, who, inputs))
        if action == self.stop_after:
            raise Halt

    def count(self, action: str) -> int:
        """How often this was done."""
        return sum(1 for step in self.steps if step.action == action)

    def later(self, hours: float) -> None:
        """Let so many office hours pass, and a moment more so that no two steps coincide."""
        moment = timedelta(seconds=self.rng.randrange(20, 900), microseconds=self.number)
        self.cursor = CALENDAR.add_working_time(self.cursor, timedelta(hours=max(hours, 0.1)))
        self.cursor += moment

    def term(self, state: str) -> float:
        """How many office hours this stage may take."""
        return office_hours(self.type.policy.terms.stages[state].of(urgent=self.urgent))

    def take(self, state: str, speed: float) -> None:
        """Let this stage's time pass at somebody's speed, with luck and bad luck."""
        luck = self.rng.lognormvariate(0, 0.42)
        self.later(self.term(state) * speed * luck * self.haste)

    def happens(self, share: float) -> bool:
        """Chance."""
        return self.rng.random() < share

    def coordinator(self) -> str:
        """Who coordinates now; when that seat is empty, the province does."""
        return self._serving(Role.COORDINATOR, self.unit) or self.above()

    def above(self) -> str:
        """Who decides over the coordinator: the province, and there the committee."""
        if self.unit == TOP:
            return self.committee(TOP)
        return self._serving(Role.COORDINATOR, TOP)

    def committee(self, unit: str | None = None) -> str:
        """Somebody of the committee of the unit."""
        return self._serving(Role.COMMITTEE, unit or self.unit)

    def officer(self) -> str:
        """Somebody at the lead agency, now and then its head."""
        assert self.lead is not None  # noqa: S101 -- only asked when assigned
        role = Role.AGENCY_HEAD if self.happens(0.15) else Role.AGENCY_OFFICER
        return self.rng.choice(seated(role, self.lead.unit, self.lead.name)).email

    def collaborator(self) -> str:
        """Another collaborator of the place who still serves."""
        there = seated(Role.COLLABORATOR, self.place.code)
        return self.rng.choice(
            [one for one in there if one is not self.reporter and one.serves(self._days_ago())]
        ).email

    def witness_serves(self) -> bool:
        """Whether the reporter is a collaborator who can be asked now and for a while."""
        then = self._days_ago() - DAYS_TO_ANSWER
        return self.source == "collaborator" and self.reporter.serves(then)

    def _days_ago(self) -> float:
        return (CALENDAR.local_date(self.ends_at) - self.today) / timedelta(days=1)

    def _serving(self, role: Role, unit: str) -> str:
        found = [one for one in seated(role, unit) if one.serves(self._days_ago())]
        return self.rng.choice(found).email if found else ""


def office_hours(limit: Limit) -> float:
    """A limit in office hours."""
    if limit.unit is TimeUnit.WORKING_HOUR:
        return limit.value
    share = WORKING_PER_CALENDAR_DAY if limit.unit is TimeUnit.CALENDAR_DAY else 1
    return HOURS_A_DAY * limit.value * share
