"""Codes of sources: of a case that exists, each once; and numbers that count something."""

from __future__ import annotations

from datetime import date

from casework.models import Redirection, SourceCode
from tests.cases import Cases
from tests.casework.models.refusal import refuses, writes
from tests.cast import Cast


def test_a_code_belongs_to_a_case(cases: Cases) -> None:
    cases.reported()
    writes(SourceCode(code_hash="h", case_id=1))
    refuses(SourceCode(code_hash="g", case_id=9_999), "(?i)foreign key")


def test_a_code_is_one_row(cases: Cases) -> None:
    cases.reported()
    writes(SourceCode(code_hash="h", case_id=1))
    refuses(SourceCode(code_hash="h", case_id=1), "source_codes.code_hash")


def test_a_number_counts_something(cast: Cast) -> None:
    unit = cast.unit("SMY")
    writes(Redirection(unit_id=unit, day=date(2026, 3, 2), number=1))
    refuses(Redirection(unit_id=unit, day=date(2026, 3, 3), number=0), "number")
