"""Who sits where on one day: asked one by one for one case, or read at once for many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from sqlalchemy import select

from casework.models import Membership
from casework.seats import Reading, agency_people, desk_pair, desks, holders, in_term
from workflows.actors import AGENCY_ROLES, Role
from workflows.facts import Desk


class Seating(Protocol):
    """What whoever must be told is looked up in."""

    def desks(self, lineage: Sequence[int]) -> tuple[Desk, Desk]:
        """As ``casework.seats.desks``."""

    def holders(self, role: Role, unit_id: int) -> frozenset[int]:
        """The people with this role in this unit."""

    def members(self, roles: Iterable[Role], agencies: Iterable[int]) -> frozenset[int]:
        """The people with one of these roles in these agencies."""


@dataclass(frozen=True)
class AskedSeating:
    """Each question is one small query."""

    session: Reading
    on: date

    def desks(self, lineage: Sequence[int]) -> tuple[Desk, Desk]:
        return desks(self.session, lineage, on=self.on)

    def holders(self, role: Role, unit_id: int) -> frozenset[int]:
        return holders(self.session, role, (unit_id,), on=self.on)

    def members(self, roles: Iterable[Role], agencies: Iterable[int]) -> frozenset[int]:
        return agency_people(self.session, roles, agencies, on=self.on)


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
    for role, unit, agency, person in rows:
        in_units[role, unit].add(person)
        in_agencies[role, agency].add(person)
    coordinated = {unit for role, unit in in_units if role == Role.COORDINATOR}
    return WholeSeating(in_units, in_agencies, coordinated)
