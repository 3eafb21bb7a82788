"""Social evils: ten working days, one when urgent, shown coarsely."""

from __future__ import annotations

from tests.workflows.types.terms import row
from workflows.types.social_evils import CASE_TYPE


def test_its_terms_are_those_of_the_domain_page() -> None:
    assert (
        row(CASE_TYPE)
        == "2 wd (U 4 wh) | 1 wd (U 4 wh) | 1 wd (U 4 wh) | 10 wd (U 8 wh) | 3 wd | –"
    )


def test_its_competent_sectors_and_how_it_is_shown() -> None:
    assert CASE_TYPE.competent == ("police", "commune_office")
    assert (CASE_TYPE.sensitive, CASE_TYPE.starts_at_top) == (True, False)
