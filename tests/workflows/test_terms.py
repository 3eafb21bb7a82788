"""Which terms a clock has to keep."""

from __future__ import annotations

import pytest

from tests.workflows.story import LAW, OWN_RULE, TERMS, term
from workflows.clocks import TIMED_STAGES, ClockKind
from workflows.limits import Source, working_days, working_hours
from workflows.terms import common_citation, common_source, stages_ahead, terms_of

POLLUTION = TERMS["pollution"]


@pytest.mark.parametrize(
    ("state", "stages"),
    [
        ("reported", ("reported", "assessed")),
        ("assessed", ("assessed",)),
        ("assigned", ("assigned", "in_progress")),
        ("in_progress", ("in_progress",)),
        ("resolved", ("resolved",)),
    ],
)
def test_a_custody_covers_what_its_holder_still_has_to_do(
    state: str, stages: tuple[str, ...]
) -> None:
    assert stages_ahead(ClockKind.CUSTODY, state) == stages
    assert stages_ahead(ClockKind.STAGE, state) == (state,)


def test_a_case_covers_all_stages_from_where_its_cycle_starts() -> None:
    assert stages_ahead(ClockKind.CASE, "reported") == TIMED_STAGES
    assert stages_ahead(ClockKind.CASE, "assigned") == ("assigned", "in_progress", "resolved")


def test_other_clocks_cover_no_stage() -> None:
    assert stages_ahead(ClockKind.LAPSE, "feedback") == ()
    assert stages_ahead(ClockKind.FIRST_RESPONSE, "reported") == ()


def test_terms_follow_in_the_order_of_the_stages() -> None:
    terms = terms_of(ClockKind.CASE, ("assigned", "in_progress"), POLLUTION)
    assert terms == (POLLUTION.stages["assigned"], POLLUTION.stages["in_progress"])


def test_the_other_clocks_have_a_term_of_their_own() -> None:
    for kind, own in [
        (ClockKind.FIRST_RESPONSE, POLLUTION.first_response),
        (ClockKind.LAPSE, POLLUTION.lapse),
        (ClockKind.DISPUTE, POLLUTION.dispute),
        (ClockKind.OBJECTION, POLLUTION.objection),
    ]:
        assert terms_of(kind, (), POLLUTION) == (own,)


def test_the_check_is_promised_by_the_rule_for_the_handling() -> None:
    (check,) = terms_of(ClockKind.CHECK, (), POLLUTION)
    assert check.of(urgent=True) == working_hours(8)
    assert (check.source, check.citation) == (Source.DEFAULT, OWN_RULE)
    assert terms_of(ClockKind.CHECK, (), TERMS["land"]) == ()


def test_a_sum_of_terms_is_law_only_if_every_part_is() -> None:
    law, own = term(working_days(1), source=Source.LEGAL), term(working_days(1))
    assert common_source([law, law]) is Source.LEGAL
    assert common_source([law, own]) is Source.DEFAULT


def test_each_rule_is_quoted_once() -> None:
    law, own = term(working_days(1), source=Source.LEGAL), term(working_days(1))
    assert common_citation([own, own]) == OWN_RULE
    assert common_citation([own, law, own]).vi == f"{OWN_RULE.vi}; {LAW.vi}"
    assert common_citation([own, law]).en == f"{OWN_RULE.en}; {LAW.en}"
