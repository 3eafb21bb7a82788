"""A word is found in every dress, and not where it is not."""

from __future__ import annotations

import base64
import json
import unicodedata
from urllib.parse import quote

import pytest

from casework.text import folded
from tests.canaries.variants import sung
from tests.canaries.words import CHANNEL, CHOSEN, PHONE, REPORTER

AROUND = "Kênh tiêu {} thôn Đông"


@pytest.mark.parametrize("word", [REPORTER, CHANNEL])
@pytest.mark.parametrize("before", ["", "x", "xx", "Xã "])
def test_each_dress_is_seen_through(word: str, before: str) -> None:
    said = f"{before}{word} sau đó"
    dressed = {
        "plain": said.encode(),
        "apart": unicodedata.normalize("NFD", said).encode(),
        "bare": folded(said).encode(),
        "loud": said.upper().encode(),
        "backwards": said[::-1].encode(),
        "quoted": quote(said).encode(),
        "quoted in small letters": quote(said).lower().encode(),
        "json": json.dumps(said).encode(),
        "entities": said.encode("ascii", "xmlcharrefreplace"),
        "packed": base64.b64encode(said.encode()),
        "packed for addresses": base64.urlsafe_b64encode(said.encode()),
        "digits": said.encode().hex().upper().encode(),
        "wide": said.encode("utf-16"),
    }
    assert [name for name, content in dressed.items() if sung(content, [word]) != {word}] == []


@pytest.mark.parametrize("said", ["0974806531", "+84 974.806.531", "84974806531", "0974-806-531"])
def test_a_number_is_seen_however_it_is_written(said: str) -> None:
    bare = "".join(letter for letter in said if letter.isdecimal())
    assert sung(bare.encode(), [PHONE]) == {PHONE}


def test_no_word_is_heard_in_the_song_of_another() -> None:
    for name, word in CHOSEN.items():
        others = [other for key, other in CHOSEN.items() if key != name]
        assert sung(AROUND.format(word).encode(), others) == set(), name
    assert sung(AROUND.encode() * 100, CHOSEN.values()) == set()
