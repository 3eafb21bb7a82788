"""What a patient clerk would say of a case from its row: its situation and everybody's standing.

Written by hand from design §2 and the cast; it asks none of the rules under test.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select

from casework.casefile import CaseFile
from casework.database import db
from casework.models import (
    Case,
    CaseAgency,
    CaseClock,
    CaseConfirmer,
    CaseReporter,
    CaseUnit,
    Unit,
)
from casework.refs import ZONE
from tests.cast import AGENCIES, PEOPLE, Cast
from tests.table import Situation, situation

SEATS = {name: (role.value, code, agency) for name, role, code, agency in PEOPLE}


@dataclass(frozen=True)
class Names:
    """Ids of the cast by name, looked up once."""

    people: dict[int, str]
    agencies: dict[int, str]
    units: dict[int, str]


def names(cast: Cast) -> Names:
    """Everybody's and everything's name by id."""
    return Names(
        {cast.person(name): name for name in SEATS},
        {cast.agency(row[0]): row[0] for row in AGENCIES},
        {unit.id: unit.code for unit in db.session.scalars(select(Unit))},
    )


def situation_of(row: Case, file: CaseFile, now: datetime) -> Situation:
    """The marks the case bears."""
    today = now.astimezone(ZONE).date()
    running = db.session.scalars(
        select(CaseClock).where(CaseClock.case_id == row.id, CaseClock.ended_at.is_(None))
    ).all()
    late = {clock.kind for clock in running if clock.due_current < now}
    in_time = {clock.name for clock in running if clock.due_current >= now}
    owners = {each.owner for each in file.state.directives if each.status != "closed"}
    # Of the terms that are guessed, only the settlement of a complaint has a second length.
    longer = {t.term for t in file.state.statutory if t.term == "complaint_first" and not t.step}
    ended = row.ended_at
    marks = {
        "disputed": row.disputed,
        "lapse_due": "lapse" in late,
        "objected": row.objected,
        "past_90_days": ended is not None and now > ended + timedelta(days=90),
        "at_the_top": row.unit_id == 1,
        "kept_at_the_top": row.type == "official_conduct",
        "status_asked": "status" in {clock.kind for clock in running},
        "statutory": "statutory" in {clock.kind for clock in running},
        "statutory_spent": not longer & in_time,
        "pauses_spent": file.state.held_by_agency and not file.pause_days_left(),
        "paused": row.paused_until is not None and today <= row.paused_until,
        "overdue": "stage" in late,
        "late": _late_here(row, now),
        "extension_asked": row.extension_asked is not None,
        "extended": row.extensions > 0,
        "extensions_spent": row.extensions >= (2 if row.complex else 1),
        "hand_back_asked": row.hand_back_asked,
        "category_asked": row.category_asked is not None,
        "hot_spot": row.hot_spot,
        "dialogue": file.state.dialogues > 0,
        "directive_lead": "lead" in owners,
        "directive_coordinator": "coordinator" in owners,
    }
    return situation(row.state, *(mark for mark, borne in marks.items() if borne))


def _late_here(row: Case, now: datetime) -> bool:
    """Whether whoever has the work now missed a due date of theirs in this case."""
    working = row.state in {"assigned", "in_progress"} and row.lead_id is not None
    whose = CaseClock.agency_id == row.lead_id if working else CaseClock.unit_id == row.unit_id
    rows = db.session.scalars(select(CaseClock).where(CaseClock.case_id == row.id, whose))
    return any(
        each.kind not in {"case", "lapse"}
        and (
            each.first_breached_at is not None or (each.ended_at is None and each.due_current < now)
        )
        for each in rows
    )


def standings(row: Case, known: Names) -> dict[str, frozenset[str]]:
    """Where each of the cast stands."""
    case_id = row.id
    reporters = _people(CaseReporter, case_id, known)
    confirmers = _people(CaseConfirmer, case_id, known)
    parts = {
        known.agencies[each.agency_id]: each.part
        for each in db.session.scalars(select(CaseAgency).where(CaseAgency.case_id == case_id))
    }
    held = {
        known.units[unit]
        for unit in db.session.scalars(select(CaseUnit.unit_id).where(CaseUnit.case_id == case_id))
    }
    unit = known.units[row.unit_id]
    found = {}
    for name, (role, code, agency) in SEATS.items():
        words: set[str] = set()
        reached = code in {unit, "TAM"} or code in held
        if role == "collaborator":
            words |= {"reporter"} if name in reporters else set()
            words |= {"confirmer"} if name in confirmers else set()
        elif role in {"coordinator", "committee"} and reached:
            words = {"reader"} | _office(role, code, unit, objected=row.objected)
        elif role == "observer" and reached and row.state != "reported":
            words = {"reader"}
        elif agency is not None:
            words = {parts[agency]} - {"complained"} if agency in parts else set()
        found[name] = frozenset(words)
    return found


def _office(role: str, code: str, unit: str, *, objected: bool) -> set[str]:
    decides = {"decider"} if objected else set()
    if role == "committee":
        if code not in {unit, "TAM"}:
            return set()
        return {"committee"} | (decides if unit == "TAM" else set())
    if code == unit:
        return {"coordinator"}
    return {"coordinator_above"} | decides if code == "TAM" else set()


def _people(
    table: type[CaseReporter | CaseConfirmer], case_id: int, known: Names
) -> frozenset[str]:
    found = db.session.scalars(select(table.person_id).where(table.case_id == case_id))
    return frozenset(known.people[person] for person in found)
