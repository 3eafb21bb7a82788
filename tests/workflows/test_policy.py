"""The terms every type shares, and how a type writes its own."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from workflows.clocks import TIMED_STAGES
from workflows.limits import Limit, Source, TimeUnit, calendar_days, working_days, working_hours
from workflows.policy import (
    DECISION,
    FIRST_RESPONSE,
    LAPSE,
    InvalidPolicy,
    default,
    five_stages,
    legal,
    terms_by_name,
)
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


POLICY = CASE_TYPES["pollution"].policy


def with_stage(days: int, hours: int = 4) -> dict[str, Any]:
    reported = default(working_days(days), working_hours(hours))
    return {"terms": replace(POLICY.terms, stages={**POLICY.terms.stages, "reported": reported})}


def with_rung(place: int, **changes: Any) -> dict[str, Any]:
    ladder = list(POLICY.ladder)
    ladder[place] = replace(ladder[place], **changes)
    return {"ladder": tuple(ladder)}


def test_everything_may_take_a_year() -> None:
    year = replace(POLICY, **with_stage(365), max_pause_days=365)
    assert year.terms.stages["reported"].limit == working_days(365)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("reported", with_stage(366)),
        ("reported_urgent", with_stage(2, hours=10_000)),
        ("lapse", {"terms": replace(POLICY.terms, lapse=default(calendar_days(400)))}),
        ("check", {"terms": replace(POLICY.terms, check=working_hours(400))}),
        ("max_extensions", {"max_extensions": -1}),
        ("max_extensions", {"max_extensions": 11}),
        ("max_extensions_complex", {"max_extensions": 3}),
        ("max_pause_days", {"max_pause_days": 0}),
        ("max_pause_days", {"max_pause_days": 10_000}),
        ("rung_2", with_rung(1, offset=-2)),
        ("rung_4", with_rung(3, urgent_offset=4)),
        ("rung_5_urgent", with_rung(4, urgent_offset=400)),
        ("rung_1", {"ladder": ()}),
    ],
)
def test_a_number_that_cannot_be_is_refused_by_name(field: str, changes: dict[str, Any]) -> None:
    with pytest.raises(InvalidPolicy) as refused:
        replace(POLICY, **changes)
    assert refused.value.field == field
    assert all(refused.value.because)


def test_terms_are_named_in_the_order_of_a_life() -> None:
    others = ["first_response", "lapse", "dispute", "objection"]
    assert list(terms_by_name(POLICY.terms)) == [*TIMED_STAGES, *others]
