"""Illegal mining: ten working days, looked at the same day when urgent, shown coarsely."""

from __future__ import annotations

from tests.workflows.days import PLAIN, local
from tests.workflows.types.terms import row
from workflows.counting import due_after
from workflows.types.illegal_mining import CASE_TYPE


def test_its_terms_are_those_of_the_domain_page() -> None:
    assert row(CASE_TYPE) == "1 wd (U 4 wh) | 1 wd (U 4 wh) | 1 wd (U 2 wh) | 10 wd | 3 wd | 4 wh"


def test_its_competent_sectors_and_how_it_is_shown() -> None:
    assert CASE_TYPE.competent == ("environment", "police", "commune_office")
    assert (CASE_TYPE.sensitive, CASE_TYPE.starts_at_top) == (True, False)


def test_an_urgent_check_comes_before_the_end_of_the_day() -> None:
    # Accepted at nine on Monday 2 March 2026, the place is seen by half past two.
    assert CASE_TYPE.policy.terms.check is not None
    due = due_after(local("2026-03-02 09:00"), (CASE_TYPE.policy.terms.check,), (), PLAIN)
    assert due == local("2026-03-02 14:30")
