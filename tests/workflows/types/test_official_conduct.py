"""Official conduct: twenty calendar days, begun at the province and shown coarsely."""

from __future__ import annotations

from tests.workflows.types.terms import row
from workflows.types.official_conduct import CASE_TYPE


def test_its_terms_are_those_of_the_domain_page() -> None:
    assert row(CASE_TYPE) == "2 wd | 2 wd | 2 wd | 20 cd legal | 3 wd | –"


def test_its_competent_sectors_and_how_it_is_shown() -> None:
    assert CASE_TYPE.competent == ("inspection",)
    assert (CASE_TYPE.sensitive, CASE_TYPE.starts_at_top) == (True, True)


def test_the_twenty_days_name_their_circular() -> None:
    assert "02/2017/TT-VPCP" in CASE_TYPE.policy.terms.stages["in_progress"].citation.vi
