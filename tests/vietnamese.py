"""Vietnamese as people type it: made-up words, and the same words in other spellings (B2)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from hypothesis import strategies as st

INITIALS = [
    "b",
    "c",
    "ch",
    "d",
    "đ",
    "g",
    "gh",
    "gi",
    "h",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "ng",
    "ngh",
    "nh",
    "p",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
VOWELS = [
    "a",
    "ă",
    "â",
    "e",
    "ê",
    "i",
    "o",
    "ô",
    "ơ",
    "u",
    "ư",
    "y",
    "oa",
    "oe",
    "uy",
    "iê",
    "ươ",
    "uô",
    "ai",
    "ao",
    "au",
    "ây",
    "eo",
    "ôi",
    "ơi",
    "ưa",
]
FINALS = ["", "c", "ch", "m", "n", "ng", "nh", "p", "t"]
TONES = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
# The two schools differ in where the mark of the tone stands in these.
MOVED = ("oa", "oe", "uy")
BARE = str.maketrans("đĐ", "dD")


@st.composite
def syllables(draw: st.DrawFn) -> str:
    """One, in NFC, its tone over the first vowel."""
    vowel = draw(st.sampled_from(VOWELS))
    marked = vowel[0] + draw(st.sampled_from(TONES)) + vowel[1:]
    made = draw(st.sampled_from(INITIALS)) + marked + draw(st.sampled_from(FINALS))
    return unicodedata.normalize("NFC", made)


PHRASES = st.lists(syllables(), min_size=1, max_size=6).map(" ".join)


def spellings(phrase: str) -> Iterator[str]:
    """The same words as others type them: apart, without marks, in capitals, in the other school."""
    apart = unicodedata.normalize("NFD", phrase)
    yield from (phrase, apart, unicodedata.normalize("NFKC", phrase), phrase.upper(), apart.title())
    bare = "".join(letter for letter in apart if unicodedata.category(letter) != "Mn")
    yield from (bare, bare.translate(BARE), phrase.translate(BARE))
    yield other_school(phrase)
    # An Icelandic letter that looks the same, and blanks as they come.
    yield phrase.replace("đ", "ð").replace("Đ", "Ð")
    yield f"  {phrase.replace(' ', '   ')}\u00a0"


def other_school(phrase: str) -> str:
    """``hòa`` as ``hoà``."""
    apart = unicodedata.normalize("NFD", phrase)
    for pair in MOVED:
        for tone in filter(None, TONES):
            apart = apart.replace(pair[0] + tone + pair[1], pair + tone)
    return unicodedata.normalize("NFC", apart)
