"""Everything else: fifteen working days."""

from __future__ import annotations

from tests.workflows.types.terms import row
from workflows.types.other import CASE_TYPE


def test_its_terms_are_those_of_the_domain_page() -> None:
    assert row(CASE_TYPE) == "3 wd | 2 wd | 2 wd | 15 wd | 3 wd | –"


def test_its_competent_sectors_and_how_it_is_shown() -> None:
    assert CASE_TYPE.competent == ("education", "health", "commune_office")
    assert (CASE_TYPE.sensitive, CASE_TYPE.starts_at_top) == (False, False)
