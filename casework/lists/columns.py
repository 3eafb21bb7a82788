"""The columns that every list of cases shows: places and desks by name, in one statement."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Select
from sqlalchemy.orm import aliased

from casework.models import Agency, Case, CaseText, Unit
from casework.queries import visible_rows
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.states import State

# In these states the case lies on its lead agency's desk, in all others on its unit's.
WITH_AGENCY = frozenset({State.ASSIGNED.value, State.IN_PROGRESS.value})

PLACE_UNIT = aliased(Unit, name="place_unit")
HOLDER = aliased(Unit, name="holder")

COLUMNS: tuple[Any, ...] = (
    Case.id,
    Case.ref,
    Case.version,
    Case.type,
    Case.state,
    Case.cycle,
    Case.severity,
    Case.urgent,
    Case.complex,
    Case.hot_spot,
    Case.disputed,
    Case.objected,
    Case.verification,
    Case.outcome,
    Case.voices,
    Case.returns,
    Case.reminders,
    Case.pauses,
    Case.extensions,
    Case.extension_asked,
    Case.hand_back_asked,
    Case.paused_until,
    Case.unit_id,
    Case.place_unit_id,
    Case.lead_id,
    Case.reported_at,
    Case.state_since,
    Case.held_since,
    Case.ended_at,
    Case.due_at,
    Case.due_original,
    Case.due_clock,
    Case.case_due_at,
    Case.level,
    CaseText.title,
    CaseText.place,
    PLACE_UNIT.name.label("place_unit"),
    HOLDER.name.label("unit"),
    Agency.name.label("agency"),
    Agency.outside,
)


def list_rows(actor: Actor, tree: UnitTree, *more: Any) -> Select[Any]:
    """Visible cases with the names of place, holding unit and lead agency."""
    return (
        visible_rows(actor, tree, *COLUMNS, *more)
        .join(PLACE_UNIT, PLACE_UNIT.id == Case.place_unit_id)
        .join(HOLDER, HOLDER.id == Case.unit_id)
        .outerjoin(Agency, Agency.id == Case.lead_id)
    )
