"""Two people describe one place in two ways; two places are described in one way."""

from __future__ import annotations

import pytest

from casework.similar import pairs, syllables
from workflows.same_place import same_place


def same(one: str, other: str) -> bool:
    here, there = pairs(syllables(one)), pairs(syllables(other))
    assert same_place(here, there) == same_place(there, here)
    return same_place(here, there)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kênh tiêu thôn Đông", "kenh tieu thon dong"),
        ("Mương Bàu Sen, gần trường học", "mương Bàu Sen"),
        ("Thôn 2", "Cánh đồng sau nhà văn hóa thôn 2"),
        ("Chợ Suối Mây", "cổng chợ Suối Mây"),
    ],
)
def test_the_same_place_in_other_words(one: str, other: str) -> None:
    assert same(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kênh tiêu thôn Đông", "Kênh tiêu thôn Tây"),
        ("Thôn 2", "Thôn 3"),
        ("Chợ Suối Mây", "Trạm bơm Bàu Sen"),
        ("Kênh", "Kênh"),
        ("", ""),
    ],
)
def test_two_places_or_too_little_said(one: str, other: str) -> None:
    assert not same(one, other)
