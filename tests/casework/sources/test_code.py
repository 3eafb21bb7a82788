"""The form of a source code."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.sources.code import (
    ALPHABET,
    LENGTH,
    as_typed,
    check_letter,
    code_hash,
    grouped,
    new_code,
)

CODES = st.text(ALPHABET, min_size=LENGTH - 1, max_size=LENGTH - 1).map(
    lambda letters: letters + check_letter(letters)
)


def test_codes_are_long_and_do_not_repeat() -> None:
    assert len(ALPHABET) ** (LENGTH - 1) >= 2**50
    assert len({new_code() for _ in range(2_000)}) == 2_000


def test_it_is_shown_in_groups_of_four() -> None:
    assert grouped("7K3M9QXA2BCD") == "7K3M 9QXA 2BCD"


@given(CODES)
def test_it_is_understood_however_it_is_typed(code: str) -> None:
    assert as_typed(f"  {grouped(code).lower()} ") == code
    assert as_typed("-".join(grouped(code).split())) == code
    assert as_typed(code.replace("0", "O").replace("1", "l")) == code


@given(CODES, st.integers(0, LENGTH - 1), st.sampled_from(ALPHABET))
def test_one_wrong_letter_is_noticed(code: str, at: int, letter: str) -> None:
    wrong = code[:at] + letter + code[at + 1 :]
    assert as_typed(wrong) == (code if wrong == code else "")


@given(CODES)
def test_two_letters_that_changed_places_are_noticed_but_for_the_ends_of_the_alphabet(
    code: str,
) -> None:
    ends = {ALPHABET[0], ALPHABET[-1]}
    for at, (a, b) in enumerate(pairwise(code)):
        wrong = code[:at] + b + a + code[at + 2 :]
        if a != b and {a, b} != ends:
            assert as_typed(wrong) == ""


@pytest.mark.parametrize(
    "text", ["", "7K3M", "0" * 40, "7K3M 9QXA 2BC*", "mã của tôi", "\0", "Ｏ" * 12]
)
def test_other_text_is_no_code(text: str) -> None:
    assert as_typed(text) == ""


def test_what_is_kept_says_nothing_without_the_services_key() -> None:
    kept = code_hash("7K3M9QXA2BCD", "a key")
    assert "7K3M" not in kept
    assert kept != code_hash("7K3M9QXA2BCD", "another key")
    assert kept == code_hash("7K3M9QXA2BCD", "a key")
