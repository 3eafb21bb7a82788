"""After a command the row, the parties and the clocks follow the fold."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select

from casework.casefile import open_file
from casework.database import db
from casework.models import CaseAgency, CaseClock, CaseUnit
from casework.settling import URGING, parts
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import ENVIRONMENT, OFFICE, POLICE, Cast
from workflows.clocks import ClockKind
from workflows.states import State


def clocks(ref: str) -> dict[str, CaseClock]:
    rows = db.session.scalars(select(CaseClock).where(CaseClock.case_id == row_of(ref).id))
    return {row.key: row for row in rows}


def agencies(ref: str) -> dict[int, str]:
    rows = db.session.scalars(select(CaseAgency).where(CaseAgency.case_id == row_of(ref).id))
    return {row.agency_id: row.part for row in rows}


def test_a_report_starts_its_clocks_and_shows_the_nearest(cases: Cases) -> None:
    ref = cases.reported()
    found = clocks(ref)
    assert set(found) == {"1.case", "1.first_response", "1.1.custody", "1.1.reported"}
    row = row_of(ref)
    assert (row.due_at, row.due_clock) == (found["1.1.reported"].due_current, "stage")
    assert (row.case_due_at, row.due_original) == (found["1.case"].due_current, row.due_at)


def test_an_ended_case_has_no_deadline_left(cases: Cases) -> None:
    row = row_of(cases.at(State.CLOSED))
    assert (row.due_at, row.due_clock, row.case_due_at, row.level) == (None, None, None, 0)
    assert all(clock.ended_at for clock in clocks(row.ref).values())


def test_being_complained_about_outweighs_any_other_part(cases: Cases) -> None:
    state = open_file(db.session, row_of(cases.reported()), now=cases.now).state
    mixed = replace(state, lead_id=1, supporting=(1, 2, 3), complained=(3,))
    assert parts(mixed) == {1: "lead", 2: "support", 3: "complained"}


def test_parties_follow_from_agency_to_agency(cases: Cases, cast: Cast) -> None:
    environment, police, office = (cast.agency(name) for name in (ENVIRONMENT, POLICE, OFFICE))
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", supporting=(police,))
    assert agencies(ref) == {environment: "lead", police: "support"}
    cases.do("bob", ref, "reassign", lead=police, supporting=(environment, office))
    assert agencies(ref) == {police: "lead", environment: "support", office: "support"}
    cases.do("paul", ref, "return_case")
    assert agencies(ref) == {}


def test_every_unit_that_held_the_case_is_kept(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "refer_up")
    rows = db.session.scalars(select(CaseUnit.unit_id).where(CaseUnit.case_id == row_of(ref).id))
    assert set(rows) == {cast.unit("SMY"), cast.unit("TAM")}


def test_custody_and_silence_climb_no_ladder(cases: Cases) -> None:
    assert set(ClockKind) - URGING == {ClockKind.CUSTODY, ClockKind.LAPSE}
    rows = clocks(cases.at(State.FEEDBACK)).values()
    assert all(row.next_rung_at is None for row in rows)
    rows = clocks(cases.at(State.ASSIGNED)).values()
    waiting = {row.kind for row in rows if row.next_rung_at is not None}
    assert waiting == {"case", "stage"}


def test_a_paused_clock_is_looked_at_when_the_pause_is_over(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("bob", ref, "pause")
    over = datetime.fromisoformat("2026-03-20T17:00:00+00:00")
    paused = [row for row in clocks(ref).values() if row.paused and row.kind != "custody"]
    assert {row.next_rung_at for row in paused} == {over}
    assert len(paused) == 2


def test_the_versions_a_clock_was_reckoned_with_are_kept(cases: Cases) -> None:
    assert {
        (row.policy_version, row.calendar_version) for row in clocks(cases.reported()).values()
    } == {(1, 1)}
