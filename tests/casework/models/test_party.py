"""Who has to do with a case: one lead, each once, of a known part."""

from __future__ import annotations

from casework.models import CaseAgency, CaseConfirmer, CaseReporter, CaseUnit
from tests.cases import Cases
from tests.casework.models.refusal import refuses
from tests.casework.stored import row_of
from workflows.states import State


def test_a_case_has_one_lead_agency(cases: Cases) -> None:
    case_id = row_of(cases.at(State.ASSIGNED)).id
    refuses(CaseAgency(case_id=case_id, agency_id=2, part="lead"), "case_agencies.case_id")


def test_an_agency_has_one_part_and_it_is_a_known_one(cases: Cases) -> None:
    case_id = row_of(cases.at(State.ASSIGNED)).id
    refuses(CaseAgency(case_id=case_id, agency_id=1, part="complained"), "case_agencies")
    refuses(CaseAgency(case_id=case_id, agency_id=2, part="guest"), "part")


def test_units_reporters_and_confirmers_stand_once(cases: Cases) -> None:
    case_id = row_of(cases.reported()).id
    refuses(CaseUnit(case_id=case_id, unit_id=2), "case_units")
    refuses(CaseReporter(case_id=case_id, person_id=1), "case_reporters")
    refuses(CaseConfirmer(case_id=case_id, person_id=99), "foreign key")
