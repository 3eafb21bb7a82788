"""The frozen picture of one case that rules and guards look at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from workflows.actors import Role, Standing
from workflows.states import Severity, State


class Desk(NamedTuple):
    """Who answers for a duty now: a role in one unit (vacant roles pass up, design §2)."""

    role: Role
    unit_id: int


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything a guard may ask. Times are aware UTC; ids are database ids.

    ``lineage`` is the holding unit first, then its ancestors up to the top.
    ``coordinating_above`` decides objections; in the province that is the committee.
    ``recurs``: it was found to bring back a closed case. ``late_here``: a clock of whoever has the work now is late, or was before it ended.
    """

    type: str
    state: State
    now: datetime
    cycle: int = 1
    severity: Severity = Severity.NORMAL
    urgent: bool = False
    screened: bool = False
    complex: bool = False
    disputed: bool = False
    objected: bool = False
    paused: bool = False
    pause_left: bool = False
    hot_spot: bool = False
    recurs: bool = False
    lineage: tuple[int, ...] = ()
    past_units: frozenset[int] = frozenset()
    has_units_below: bool = False
    coordinating: Desk | None = None
    coordinating_above: Desk | None = None
    lead_id: int | None = None
    supporting: frozenset[int] = frozenset()
    complained: frozenset[int] = frozenset()
    reporters: frozenset[int] = frozenset()
    confirmers: frozenset[int] = frozenset()
    returns: int = 0
    extensions: int = 0
    extensions_left: int = 0
    extension_asked: bool = False
    extension_asked_by: int | None = None
    hand_back_asked: bool = False
    category_asked: bool = False
    category_asked_by: int | None = None
    open_directives: int = 0
    answered_directives: int = 0
    directive_owners: frozenset[Standing] = frozenset()
    dialogues: int = 0
    stage_overdue: bool = False
    late_here: bool = False
    lapse_due: bool = False
    status_asked: bool = False
    statutory: bool = False
    statutory_extendable: bool = False
    ended_at: datetime | None = None
