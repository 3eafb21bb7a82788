"""Official conduct: twenty calendar days, begun at the province and shown coarsely."""

from __future__ import annotations

from tests.workflows.types.terms import row
from workflows.limits import Source, calendar_days
from workflows.types import CASE_TYPES
from workflows.types.official_conduct import CASE_TYPE


def test_its_terms_are_those_of_the_domain_page() -> None:
    assert row(CASE_TYPE) == "2 wd | 2 wd | 2 wd | 20 cd legal | 3 wd | –"


def test_the_agency_says_every_seven_days_how_far_it_is() -> None:
    status = CASE_TYPE.policy.terms.status
    assert status is not None
    assert (status.limit, status.source) == (calendar_days(7), Source.LEGAL)
    asking = [slug for slug, each in CASE_TYPES.items() if each.policy.terms.status is not None]
    assert asking == [CASE_TYPE.slug]


def test_its_competent_sectors_and_how_it_is_shown() -> None:
    assert CASE_TYPE.competent == ("inspection",)
    assert (CASE_TYPE.sensitive, CASE_TYPE.starts_at_top) == (True, True)


def test_the_twenty_days_name_their_circular() -> None:
    assert "02/2017/TT-VPCP" in CASE_TYPE.policy.terms.stages["in_progress"].citation.vi
