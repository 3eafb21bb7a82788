"""Who sits where on one day, and who stands in: asked for one case, or read at once for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from sqlalchemy import select

from casework.models import Membership
from casework.seats import Reading, agency_people, desk_pair, desks, holders, in_term
from casework.substitution import OFFICES, agency, office, running, stand_ins
from workflows.actors import AGENCY_ROLES, Role
from workflows.facts import Desk


class Seating(Protocol):
    """What whoever must be told is looked up in."""

    def desks(self, lineage: Sequence[int]) -> tuple[Desk, Desk]:
        """As ``casework.seats.desks``."""

    def holders(self, role: Role, unit_id: int) -> frozenset[int]:
        """The people with this role in this unit, and who stands in for them there."""

    def members(self, roles: Iterable[Role], agencies: Iterable[int]) -> frozenset[int]:
        """The people with one of these roles in these agencies, and who stands in for them."""


@dataclass(frozen=True)
class AskedSeating:
    """Each question is one small query."""

    session: Reading
    on: date

    def desks(self, lineage: Sequence[int]) -> tuple[Desk, Desk]:
        return desks(self.session, lineage, on=self.on)

    def holders(self, role: Role, unit_id: int) -> frozenset[int]:
        people = holders(self.session, role, (unit_id,), on=self.on)
        return people | stand_ins(self.session, people, office(unit_id), on=self.on)

    def members(self, roles: Iterable[Role], agencies: Iterable[int]) -> frozenset[int]:
        places = tuple(agencies)
        people = agency_people(self.session, roles, places, on=self.on)
        return people | stand_ins(self.session, people, agency(places), on=self.on)


@dataclass(frozen=True)
class WholeSeating:
    """Everybody whose duty it is to be told, by role and unit and by role and agency."""

    in_units: Mapping[tuple[str, int], AbstractSet[int]]
    in_agencies: Mapping[tuple[str, int | None], AbstractSet[int]]
    coordinated: AbstractSet[int]

    def desks(self, lineage: Sequence[int]) -> tuple[Desk, Desk]:
        return desk_pair(lineage, self.coordinated)

    def holders(self, role: Role, unit_id: int) -> frozenset[int]:
        return frozenset(self.in_units.get((role.value, unit_id), ()))

    def members(self, roles: Iterable[Role], agencies: Iterable[int]) -> frozenset[int]:
        places = [(role.value, agency) for agency in agencies for role in roles]
        return frozenset(person for place in places for person in self.in_agencies.get(place, ()))


TOLD = (Role.COORDINATOR, Role.COMMITTEE, *AGENCY_ROLES)


def read_seating(session: Reading, *, on: date) -> WholeSeating:
    """All seats of one day in one query; a province has some thousand."""
    in_units: dict[tuple[str, int], set[int]] = defaultdict(set)
    in_agencies: dict[tuple[str, int | None], set[int]] = defaultdict(set)
    rows = session.execute(
        select(
            Membership.role, Membership.unit_id, Membership.agency_id, Membership.person_id
        ).where(Membership.role.in_(TOLD), in_term(on))
    )
    for role, unit, agency_id, person in rows:
        in_units[role, unit].add(person)
        in_agencies[role, agency_id].add(person)
    coordinated = {unit for role, unit in in_units if role == Role.COORDINATOR}
    away = running(session, on=on)
    if away:
        _seat_stand_ins(in_units, [role.value for role in OFFICES], away)
        _seat_stand_ins(in_agencies, [role.value for role in AGENCY_ROLES], away)
    return WholeSeating(in_units, in_agencies, coordinated)


def _seat_stand_ins(
    seats: dict[tuple[str, Any], set[int]], roles: Sequence[str], away: Mapping[int, int]
) -> None:
    """Put each substitute beside whom they stand in for, where they hold a seat themselves."""
    for place in {place for _, place in seats}:
        here = [seats[role, place] for role in roles if (role, place) in seats]
        everybody = frozenset().union(*here)
        for people in here:
            people.update({away[person] for person in people if person in away} & everybody)
