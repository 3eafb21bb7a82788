"""What people say: varied, complete, and about things, not people."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from casework.demo_data.dice import dice
from casework.demo_data.places import COMMUNES, places
from casework.demo_data.reading import toml
from casework.demo_data.wording import Wording, answer, note, reason, result, told, wrong
from casework.text import clean
from workflows.choices import DeclineReason, Outcome, PauseCategory
from workflows.types import CASE_TYPES

TYPES = sorted(CASE_TYPES)
ON = date(2026, 5, 4)


@pytest.mark.parametrize("slug", TYPES)
def test_a_matter_is_complete_and_clean(slug: str) -> None:
    wording = Wording()
    for number in range(60):
        rng = dice(slug, number)
        found = wording.matter(rng, slug, rng.choice(COMMUNES), ON)
        for text in (found.title, found.what, found.place):
            assert text == clean("text", text) == unicodedata.normalize("NFC", text)
            assert "{" not in text
            assert text[0].isupper()
        assert len(found.title) <= 200


@pytest.mark.parametrize("slug", TYPES)
def test_each_title_has_its_own_first_sentence(slug: str) -> None:
    for phrases in toml(f"texts/{slug}.toml")["matter"]:
        assert len(phrases["what"]) == len(phrases["titles"])
        assert phrases["spots"]
        assert phrases["wish"]


def test_a_hundred_matters_of_one_commune_all_have_different_titles() -> None:
    wording = Wording()
    titles = {
        wording.matter(dice("t", n), "pollution", places()["SMY"], ON).title for n in range(100)
    }
    assert len(titles) == 100


def test_a_neighbour_tells_the_same_matter_in_other_words() -> None:
    wording = Wording()
    first = wording.matter(dice(1), "pollution", places()["SMY"], ON)
    again = wording.told_anew(dice(2), first, places()["SMY"], ON)
    assert (again.place, again.type) == (first.place, first.type)
    assert first.title[1:] in again.title
    assert again.what != first.what


@pytest.mark.parametrize("slug", TYPES)
def test_every_matter_can_be_answered(slug: str) -> None:
    matter = Wording().matter(dice(slug), slug, places()["GNG"], ON)
    for outcome in Outcome:
        assert result(dice(outcome), matter, outcome.value)
    assert told(dice(1), matter)
    assert wrong(dice(1), matter)
    assert all(answer(dice(1), matter, declined.value) for declined in DeclineReason)


def test_every_pause_has_its_reason() -> None:
    assert all(reason(dice(1), f"pause_{category.value}") for category in PauseCategory)


def test_a_document_has_a_number() -> None:
    matter = Wording().matter(dice(1), "other", places()["GNG"], ON)
    assert any(character.isdigit() for character in note(dice(1), matter, "evidence"))
