"""Every choice of every closed list has its word, in one normal form."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from typing import Any

import pytest

from workflows import choices
from workflows.choices import Channel, DeclineReason, Outcome, PauseCategory, Scale, SourceKind
from workflows.words import Label

LISTS: list[tuple[Mapping[Any, Label], set[Any]]] = [
    (choices.SCALE_LABELS, set(Scale)),
    (choices.OUTCOME_LABELS, set(Outcome)),
    (choices.DECLINE_LABELS, set(DeclineReason)),
    (choices.SOURCE_LABELS, set(SourceKind)),
    (choices.CHANNEL_LABELS, set(Channel)),
    (choices.PAUSE_LABELS, set(PauseCategory)),
]


@pytest.mark.parametrize(("labels", "codes"), LISTS)
def test_every_choice_has_a_word_in_both_languages(
    labels: Mapping[Any, Label], codes: set[Any]
) -> None:
    assert set(labels) == codes
    assert all(all(label) for label in labels.values())


@pytest.mark.parametrize("labels", [*(labels for labels, _ in LISTS), choices.PLACE_KINDS])
def test_no_two_choices_read_the_same_and_all_are_in_one_form(labels: Mapping[Any, Label]) -> None:
    words = [label.vi for label in labels.values()]
    assert len(set(words)) == len(words)
    assert all(unicodedata.is_normalized("NFC", word) for word in words)


def test_a_redirected_denunciation_is_a_reason_to_decline() -> None:
    assert DeclineReason.REDIRECTED in choices.DECLINE_LABELS


def test_the_sources_are_the_seven_doors() -> None:
    assert {each.value for each in SourceKind} == {
        "collaborator", "citizen_reception", "hotline", "press", "front", "voter_contact",
        "anonymous",
    }  # fmt: skip
