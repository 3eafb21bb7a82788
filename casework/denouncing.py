"""Words that suggest a formal denunciation, which has a lawful way of its own (reliability.md D6).

A denouncer's name, address and handwriting are protected as a State secret: they must not even
be typed here. The words only suggest; the writer decides.
"""

from __future__ import annotations

import re

from casework.text import folded

_WORDS = (
    "tố cáo|tố giác|tham nhũng|tham ô|nhận hối lộ|đưa hối lộ|ăn hối lộ|lạm quyền"
    "|mua chức|bán chức|bảo kê cho|lạm dụng chức vụ"
)
_WITH_MARKS = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)
_WITHOUT = re.compile(rf"\b(?:{folded(_WORDS)})\b", re.IGNORECASE)


def suggests_denunciation(texts: list[str]) -> bool:
    """Whether somebody seems to be accused of a breach of duty; with or without marks.

    Only who writes without any marks is read without them: "tổ cáo" is not "tố cáo".
    """
    return any((_WITHOUT if text.isascii() else _WITH_MARKS).search(text) for text in texts)
