"""Vietnamese text: stored in one form, found with or without its marks (promise B2)."""

from __future__ import annotations

import re
import unicodedata

from casework.errors import BadInput
from workflows.words import Label

# Đ has no decomposition; the Icelandic Ð looks the same and is typed by mistake.
_STROKES = str.maketrans({"đ": "d", "Đ": "d", "ð": "d", "Ð": "d"})
_KEPT_CONTROLS = frozenset("\n\t")


def clean(field: str, text: str) -> str:
    """The text in NFC without outer blanks; raises BadInput for characters nobody can see.

    Control and format characters (NUL, zero-width, direction marks) hide words from
    readers and detectors, so they are refused rather than dropped.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    for character in text:
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} and (
            character not in _KEPT_CONTROLS
        ):
            raise BadInput(
                field,
                Label(
                    "Có ký tự không nhìn thấy được. Hãy gõ lại đoạn này.",
                    "It has an invisible character. Please type it again.",
                ),
            )
    return unicodedata.normalize("NFC", text).strip()


def folded(text: str) -> str:
    """The search key: lower case, no marks, đ as d, blanks as one space."""
    bare = unicodedata.normalize("NFD", text.translate(_STROKES).lower())
    letters = "".join(c for c in bare if unicodedata.category(c) != "Mn")
    return re.sub(r"\s+", " ", letters.translate(_STROKES)).strip()
