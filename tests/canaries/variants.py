"""A planted word in every dress it might leave the house in."""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple
from urllib.parse import quote

from casework.text import folded

# Letters of base 64 at either end that depend on what stands beside the word, by its offset.
HANGING = {0: 0, 1: 2, 2: 3}


class Dresses(NamedTuple):
    """Forms in which capitals do not matter, in lower case, and forms in which they do."""

    free: tuple[bytes, ...]
    exact: tuple[bytes, ...]


@cache
def dresses(word: str) -> Dresses:
    """The word in each of its forms, as bytes.

    Of a number also its bare digits, without what is written between and before them.
    """
    texts = {
        word,
        unicodedata.normalize("NFD", word),
        folded(word),
        word.upper().replace("SS", "ss"),
        word[::-1],
        unicodedata.normalize("NFD", word)[::-1],
        json.dumps(word)[1:-1],
        quote(word),
        quote(unicodedata.normalize("NFD", word)),
        word.encode("ascii", "xmlcharrefreplace").decode(),
        word.encode().hex(),
        *_digits(word),
    }
    free = {each.encode().lower() for each in texts if each}
    wide = {word.encode(code) for code in ("utf-16-le", "utf-16-be")}
    packed = {piece for each in (word, folded(word)) for piece in _base64(each)}
    return Dresses(tuple(sorted(free)), tuple(sorted(wide | packed)))


def sung(content: bytes, words: Iterable[str]) -> set[str]:
    """Which of the words stand in these bytes in any dress."""
    lower = content.lower()
    return {word for word in words if _stands_in(content, lower, dresses(word))}


def _stands_in(content: bytes, lower: bytes, worn: Dresses) -> bool:
    return any(each in lower for each in worn.free) or any(each in content for each in worn.exact)


def _digits(word: str) -> Iterator[str]:
    digits = "".join(letter for letter in word if letter.isdecimal())
    if len(digits) * 2 > len(word):
        yield digits
        yield digits.lstrip("0")


def _base64(word: str) -> Iterator[bytes]:
    """As it stands within longer text that was encoded as a whole, at each of three offsets."""
    for before, hanging in HANGING.items():
        coded = base64.b64encode(bytes(before) + word.encode()).rstrip(b"=")
        core = coded[hanging : len(coded) - 1]
        yield from {core, core.replace(b"+", b"-").replace(b"/", b"_")}
