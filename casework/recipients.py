"""Whom an event or a rung is told: words like "lead officers" become people."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from casework.events.base import Told
from casework.seating import Seating
from workflows.actors import AGENCY_ROLES, Role
from workflows.escalation import Duty
from workflows.facts import Desk


class Held(Protocol):
    """In whose hands a case is: what the fold says of it, or what its row does."""

    @property
    def lead_id(self) -> int | None: ...
    @property
    def supporting(self) -> tuple[int, ...]: ...
    @property
    def held_by_agency(self) -> bool: ...


@dataclass(frozen=True)
class Addressees:
    """What is needed to find the people of one case on one day."""

    seating: Seating
    case: Held
    lineage: tuple[int, ...]
    coordinating: Desk
    above: Desk
    reporters: frozenset[int] = frozenset()
    confirmers: frozenset[int] = frozenset()

    def of(self, told: Iterable[Told]) -> frozenset[int]:
        """The people behind these words, each once."""
        return frozenset(person for word in told for person in self._people(word))

    def of_duty(self, duty: Duty) -> frozenset[int]:
        """The people a rung tells; a clock on a unit's desk has its coordinator as officer.

        Nobody there is never nobody: a vacant duty goes to the desk above (design §2, §3.7).
        """
        at_agency = self.case.held_by_agency and self.case.lead_id is not None
        words = {
            Duty.OFFICER: Told.LEAD_OFFICERS if at_agency else Told.COORDINATORS,
            Duty.AGENCY_HEAD: Told.LEAD_HEADS if at_agency else Told.COORDINATORS,
            Duty.COORDINATOR: Told.COORDINATORS if at_agency else Told.COORDINATORS_ABOVE,
            Duty.COORDINATOR_ABOVE: Told.COORDINATORS_ABOVE,
            Duty.COMMITTEE: Told.COMMITTEE,
            Duty.MEETING: Told.COMMITTEE,
        }
        chain = (words[duty], Told.COORDINATORS, Told.COORDINATORS_ABOVE, Told.COMMITTEE)
        return next((people for word in chain if (people := self._people(word))), frozenset())

    def _people(self, word: Told) -> frozenset[int]:
        find: dict[Told, Callable[[], frozenset[int]]] = {
            Told.REPORTERS: lambda: self.reporters,
            Told.CONFIRMERS: lambda: self.confirmers,
            Told.COORDINATORS: lambda: self._at(self.coordinating),
            Told.COORDINATORS_ABOVE: lambda: self._at(self.above),
            Told.COMMITTEE: self._committee,
            Told.SUPPORT: lambda: self._agency(AGENCY_ROLES, self.case.supporting),
            Told.LEAD_OFFICERS: lambda: self._agency({Role.AGENCY_OFFICER}, self._lead),
            Told.LEAD_HEADS: lambda: self._agency({Role.AGENCY_HEAD}, self._lead),
        }
        return find[word]()

    @property
    def _lead(self) -> tuple[int, ...]:
        return () if self.case.lead_id is None else (self.case.lead_id,)

    def _at(self, desk: Desk) -> frozenset[int]:
        return self.seating.holders(desk.role, desk.unit_id)

    def _committee(self) -> frozenset[int]:
        """The holding unit's committee, or the next one above that has members."""
        units = (self.seating.holders(Role.COMMITTEE, unit) for unit in self.lineage)
        return next((people for people in units if people), frozenset())

    def _agency(self, roles: Iterable[Role], agencies: Iterable[int]) -> frozenset[int]:
        return self.seating.members(roles, agencies)
