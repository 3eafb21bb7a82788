"""Vietnamese text: one stored form, found with or without its marks (promise B2)."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.errors import BadInput
from casework.text import clean, folded
from tests.vietnamese import PHRASES, other_school, spellings


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Nước thải chảy ra kênh", "nuoc thai chay ra kenh"),
        ("Hoà, Hòa, Hoa", "hoa, hoa, hoa"),
        ("Đường ĐÊ", "duong de"),
        ("Ðường với chữ của Iceland", "duong voi chu cua iceland"),
        ("  hai \n dòng\t", "hai dong"),
        ("ƠN ưỡn", "on uon"),
    ],
)
def test_the_search_key_has_no_marks(typed: str, key: str) -> None:
    assert folded(typed) == key
    assert folded(unicodedata.normalize("NFD", typed)) == key


def test_text_is_kept_in_one_form_without_outer_blanks() -> None:
    decomposed = unicodedata.normalize("NFD", "  Xã Suối Mây ")
    assert clean("title", decomposed) == unicodedata.normalize("NFC", "Xã Suối Mây")


def test_line_ends_of_every_system_become_one() -> None:
    assert clean("what", "một\r\nhai\rba\n\tbốn") == "một\nhai\nba\n\tbốn"


@pytest.mark.parametrize(
    "hidden", ["\x00", "\u200b", "\u202e", "\ufeff", "\x1b", "\ud800", "\ue000"]
)
def test_a_character_nobody_can_see_is_refused_by_field(hidden: str) -> None:
    with pytest.raises(BadInput) as refused:
        clean("what", f"Nước{hidden} thải")
    assert refused.value.field == "what"


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn"])))
def test_cleaning_and_folding_twice_is_doing_it_once(typed: str) -> None:
    once = clean("what", typed)
    assert clean("what", once) == once
    assert folded(folded(typed)) == folded(typed)


@given(PHRASES)
def test_every_spelling_of_a_word_has_one_search_key(phrase: str) -> None:
    assert {folded(typed) for typed in spellings(phrase)} == {folded(phrase)}
    assert clean("title", unicodedata.normalize("NFD", phrase)) == phrase


def test_both_schools_of_writing_tones_are_tried() -> None:
    assert other_school("hòa thủy khỏe") == "hoà thuỷ khoẻ"
