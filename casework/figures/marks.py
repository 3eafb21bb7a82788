"""What was done in a window, event by event: returns, extensions, pauses, stages that ended."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Select, func, select

from casework.figures.window import Window
from casework.models import CasePhase
from casework.phases.derived import EXTENDED, EXTENSION_REFUSED, RECATEGORISED

# The agency that held the case, or from which it went with this event.
AGENCY: Final = func.coalesce(CasePhase.left_agency_id, CasePhase.agency_id)
OF_AGENCIES: Final = (
    EXTENDED, EXTENSION_REFUSED, "paused", RECATEGORISED, "returned", "reassigned",
    "rework_asked",
)  # fmt: skip
AGENCY_STAGES: Final = ("assigned", "in_progress")


def select_any(*columns: Any) -> Select[Any]:
    """A statement whose rows are read by name."""
    return select(*columns)


def marks(window: Window, *wanted: str) -> Select[Any]:
    """A row for each such event in the window: its case, mark, agency, type and claimed day."""
    statement: Select[Any] = select_any(
        CasePhase.case_id,
        CasePhase.seq,
        CasePhase.mark,
        AGENCY.label("agency_id"),
        CasePhase.type,
        CasePhase.since,
        CasePhase.claimed_on,
    ).where(window.reach(CasePhase), window.begun_in(CasePhase))
    return statement.where(CasePhase.mark.in_(wanted)) if wanted else statement


def stages_ended(window: Window) -> Select[Any]:
    """For each agency and stage that ended in the window, how often it took so many days."""
    statement: Select[Any] = (
        select_any(
            AGENCY.label("agency_id"),
            CasePhase.left_state.label("stage"),
            CasePhase.left_state_days.label("days"),
            func.count().label("n"),
        )
        .where(
            window.reach(CasePhase), window.begun_in(CasePhase), CasePhase.left_state.is_not(None)
        )
        .group_by(AGENCY, CasePhase.left_state, CasePhase.left_state_days)
    )
    return statement


def first_responses(window: Window) -> Select[Any]:
    """How often the first response came early, on the day, late."""
    statement: Select[Any] = (
        select_any(CasePhase.first_response, func.count().label("n"))
        .where(
            window.reach(CasePhase),
            window.begun_in(CasePhase),
            CasePhase.first_response.is_not(None),
        )
        .group_by(CasePhase.first_response)
    )
    return statement
