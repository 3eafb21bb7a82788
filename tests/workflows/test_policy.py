"""The terms every type shares, and how a type writes its own."""

from __future__ import annotations

from workflows.limits import Limit, Source, TimeUnit, calendar_days, working_days, working_hours
from workflows.policy import DECISION, FIRST_RESPONSE, LAPSE, default, five_stages, legal
from workflows.types import CASE_TYPES
from workflows.words import Label

RULE = Label("Luật", "Law")
TERM = default(working_days(1), working_hours(4))


def test_a_first_response_is_due_in_ten_working_days_by_the_partys_rule() -> None:
    assert FIRST_RESPONSE.limit == working_days(10)
    assert FIRST_RESPONSE.source is Source.LEGAL
    assert "11-QĐi/TW" in FIRST_RESPONSE.citation.vi


def test_silence_lasts_fourteen_calendar_days() -> None:
    assert LAPSE.limit == Limit(14, TimeUnit.CALENDAR_DAY)


def test_a_dispute_or_objection_is_decided_in_three_working_days() -> None:
    assert DECISION.limit == working_days(3)


def test_a_default_is_ours_and_a_legal_term_names_its_law() -> None:
    assert (TERM.source, TERM.urgent) == (Source.DEFAULT, working_hours(4))
    lawful = legal(calendar_days(30), RULE)
    assert (lawful.source, lawful.citation, lawful.urgent) == (Source.LEGAL, RULE, None)


def test_five_stages_are_the_five_timed_states() -> None:
    terms = five_stages(assess=TERM, assign=TERM, accept=TERM, resolve=TERM, feedback=TERM)
    assert list(terms.stages) == ["reported", "assessed", "assigned", "in_progress", "resolved"]
    assert terms.check is None


def test_every_type_shares_response_lapse_and_decisions() -> None:
    for case_type in CASE_TYPES.values():
        terms = case_type.policy.terms
        shared = (terms.first_response, terms.lapse, terms.dispute, terms.objection)
        assert shared == (FIRST_RESPONSE, LAPSE, DECISION, DECISION)
