"""The table of sentences."""

from __future__ import annotations

import dataclasses
import re

import pytest

from api.sentences.table import DEADLINES, GROUPS, NOTES, SENTENCES, STEPS, group, variant
from casework.events import EVENT_KINDS

# Kinds that always end in a variant have no sentence of their own.
ALWAYS_VARIED = {"category_decided", "extension_decided"}
ABOUT_THE_CASE = {"who", "lead", "unit", "cycle"}
MADE_OF_CODES = {
    "corrected": {"place_before", "place_unit"},
    "declined": {"decline"},
    "acknowledged": {"rung", "clock"},
    "escalated": {"rung", "clock"},
    "paused": {"pause"},
    "statutory_extended": {"length"},
}


def test_every_event_kind_has_a_sentence() -> None:
    assert {key.partition(".")[0] for key in SENTENCES} == set(EVENT_KINDS)
    assert {key for key in SENTENCES if "." not in key} == set(EVENT_KINDS) - ALWAYS_VARIED


def test_only_known_kinds_are_grouped() -> None:
    assert set(GROUPS) <= set(EVENT_KINDS)


@pytest.mark.parametrize(
    ("kind", "body", "key"),
    [
        ("extension_decided", {"granted": True, "days": 5}, "extension_decided.granted"),
        ("category_decided", {"granted": False}, "category_decided.refused"),
        ("escalated", {"clock_kind": "stage", "level": 1}, "escalated.before"),
        ("escalated", {"clock_kind": "stage", "level": 2}, "escalated"),
        ("escalated", {"clock_kind": "returns", "level": 2}, "escalated.returns"),
        ("attached", {"moment": "after"}, "attached.after"),
        ("attached", {"moment": "before"}, "attached"),
        ("reopened", {"lead_id": 3}, "reopened.assigned"),
        ("reopened", {"lead_id": None}, "reopened"),
        ("noted", {"by_witness": True}, "noted"),
    ],
)
def test_the_content_picks_the_sentence(kind: str, body: dict[str, object], key: str) -> None:
    assert variant(kind, body) == key
    assert key in SENTENCES


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("assigned", STEPS),
        ("hot_spot_entered", STEPS),
        ("noted", NOTES),
        ("attached", NOTES),
        ("escalated", DEADLINES),
        ("directed", DEADLINES),
    ],
)
def test_events_are_found_under_three_filters(kind: str, expected: str) -> None:
    assert group(kind) == expected


def test_a_sentence_names_only_what_its_event_tells() -> None:
    for key, said in SENTENCES.items():
        kind = EVENT_KINDS[key.partition(".")[0]]
        told = {field.name for field in dataclasses.fields(kind)}
        names = set(re.findall(r"%\((\w+)\)s", str(said)))
        assert names <= told | ABOUT_THE_CASE | MADE_OF_CODES.get(kind.kind, set()), key
