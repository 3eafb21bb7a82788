"""A policy as named values, and back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from casework.rules.written import read_policy, written
from workflows.limits import Source, calendar_days, working_hours
from workflows.policy import OUR_DEFAULT, InvalidPolicy
from workflows.types import CASE_TYPES
from workflows.words import Label

POLLUTION = CASE_TYPES["pollution"].policy


@pytest.mark.parametrize("slug", CASE_TYPES)
def test_every_shipped_policy_comes_back_as_it_was(slug: str) -> None:
    policy = CASE_TYPES[slug].policy
    stored = json.loads(json.dumps(written(policy)))
    assert read_policy(slug, 1, stored) == policy
    assert read_policy(slug, 7, stored) == replace(policy, version=7)


def test_what_is_not_named_is_as_in_the_file() -> None:
    assert read_policy("pollution", 2, {}) == replace(POLLUTION, version=2)


def test_a_term_may_become_legal_and_names_its_rule_in_both_languages() -> None:
    said = {"resolved": 20, "resolved_unit": "calendar_day", "resolved_source": "legal"}
    policy = read_policy("pollution", 2, {**said, "resolved_citation_vi": "Luật A"})
    term = policy.terms.stages["resolved"]
    assert (term.limit, term.source) == (calendar_days(20), Source.LEGAL)
    assert term.citation == Label("Luật A", "Luật A")


def test_a_term_that_stops_being_legal_says_that_it_is_ours() -> None:
    policy = read_policy("land_grievance", 2, {"in_progress_source": "default"})
    term = policy.terms.stages["in_progress"]
    assert (term.source, term.citation) == (Source.DEFAULT, OUR_DEFAULT)


def test_an_urgent_term_may_go_and_come() -> None:
    assert (
        read_policy("pollution", 2, {"reported_urgent": None}).terms.stages["reported"].urgent
        is None
    )
    said = {"resolved_urgent": 8, "resolved_urgent_unit": "working_hour"}
    assert read_policy("pollution", 2, said).terms.stages["resolved"].urgent == working_hours(8)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"reported": 0}, "reported"),
        ({"reported": 10_000}, "reported"),
        ({"reported": None}, "reported"),
        ({"reported_urgent": 0}, "reported_urgent"),
        ({"reported_unit": "fortnight"}, "reported_unit"),
        ({"resolved_urgent": 5}, "resolved_urgent_unit"),
        ({"reported_source": "rumour"}, "reported_source"),
        ({"reported_source": "legal"}, "reported_citation_vi"),
        ({"check": None}, "check"),
        ({"rung_3": 5}, "rung_4"),
        ({"rung_3": None}, "rung_3"),
        ({"max_pause_days": None}, "max_pause_days"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_name(said: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidPolicy) as refused:
        read_policy("pollution", 2, said)
    assert refused.value.field == field
