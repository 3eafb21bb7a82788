"""Land grievances: thirty calendar days by the mediation rule, five working days to answer."""

from __future__ import annotations

from tests.workflows.types.terms import row
from workflows.types.land_grievance import CASE_TYPE


def test_its_terms_are_those_of_the_domain_page() -> None:
    assert row(CASE_TYPE) == "3 wd | 2 wd | 2 wd | 30 cd legal | 5 wd | –"


def test_its_competent_sectors_and_how_it_is_shown() -> None:
    assert CASE_TYPE.competent == ("land", "environment", "commune_office")
    assert (CASE_TYPE.sensitive, CASE_TYPE.starts_at_top) == (True, False)


def test_the_thirty_days_name_the_law_of_mediation() -> None:
    citation = CASE_TYPE.policy.terms.stages["in_progress"].citation
    assert "Luật Đất đai 2024, Điều 235" in citation.vi
