"""Who acts: roles, the seats a person holds, and where a person stands towards one case."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from workflows.words import Label


class Role(StrEnum):
    """What a person is in one unit for a term (design §2)."""

    COLLABORATOR = "collaborator"
    COORDINATOR = "coordinator"
    AGENCY_OFFICER = "agency_officer"
    AGENCY_HEAD = "agency_head"
    COMMITTEE = "committee"
    OBSERVER = "observer"
    AUDITOR = "auditor"
    ADMIN = "admin"


AGENCY_ROLES = frozenset({Role.AGENCY_OFFICER, Role.AGENCY_HEAD})

ROLE_LABELS = {
    Role.COLLABORATOR: Label("Cộng tác viên", "Collaborator"),
    Role.COORDINATOR: Label("Đầu mối", "Coordinator"),
    Role.AGENCY_OFFICER: Label("Cán bộ cơ quan xử lý", "Agency officer"),
    Role.AGENCY_HEAD: Label("Lãnh đạo cơ quan xử lý", "Agency head"),
    Role.COMMITTEE: Label("Thường trực cấp ủy", "Standing committee"),
    Role.OBSERVER: Label("Giám sát", "Observer"),
    Role.AUDITOR: Label("Kiểm soát", "Auditor"),
    Role.ADMIN: Label("Quản trị", "Administrator"),
}


@dataclass(frozen=True)
class Seat:
    """One role held today: in a unit, and for agency roles in one agency of it."""

    role: Role
    unit_id: int
    agency_id: int | None = None


@dataclass(frozen=True)
class Actor:
    """A signed-in person with the seats whose term covers today; the system has none."""

    person_id: int | None
    seats: tuple[Seat, ...] = ()

    @property
    def roles(self) -> frozenset[Role]:
        """Every role held in any unit."""
        return frozenset(seat.role for seat in self.seats)

    def units(self, role: Role) -> frozenset[int]:
        """The units in which this role is held."""
        return frozenset(seat.unit_id for seat in self.seats if seat.role is role)

    @property
    def agencies(self) -> frozenset[int]:
        """The agencies this person works for."""
        return frozenset(
            seat.agency_id
            for seat in self.seats
            if seat.role in AGENCY_ROLES and seat.agency_id is not None
        )


SYSTEM = Actor(person_id=None)


class Standing(StrEnum):
    """Where an actor stands towards one case; rules are written over these."""

    REPORTER = "reporter"
    CONFIRMER = "confirmer"
    COORDINATOR = "coordinator"
    COORDINATOR_ABOVE = "coordinator_above"
    DECIDER = "decider"
    COMMITTEE = "committee"
    LEAD = "lead"
    SUPPORT = "support"
    READER = "reader"
    SYSTEM = "system"
