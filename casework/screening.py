"""Finding what could name a person in a report, so that a coordinator can cover it.

The detectors only point; a person decides. They would rather mark too much than miss one
(design §1: no citizen is an entity; reliability.md §6: screening before assignment).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from workflows.words import Label

COVERED = "[đã che]"


class MarkKind(StrEnum):
    """What a marked piece of text seems to be."""

    PHONE = "phone"
    IDENTITY = "identity"
    PLATE = "plate"
    EMAIL = "email"
    PERSON = "person"
    HOUSE = "house"


MARK_LABELS = {
    MarkKind.PHONE: Label("Số điện thoại", "Telephone number"),
    MarkKind.IDENTITY: Label("Số giấy tờ", "Identity number"),
    MarkKind.PLATE: Label("Biển số xe", "Number plate"),
    MarkKind.EMAIL: Label("Địa chỉ e-mail", "E-mail address"),
    MarkKind.PERSON: Label("Tên người", "Person's name"),
    MarkKind.HOUSE: Label("Số nhà", "House number"),
}


class Mark(NamedTuple):
    """A piece of the text, from ``start`` up to but not including ``end``."""

    start: int
    end: int
    kind: MarkKind


_UPPER = "".join(chr(code) for code in range(0x1EFA) if chr(code).isalpha() and chr(code).isupper())
_LETTER = r"[^\W\d_]"
_NAME = rf"[{_UPPER}]{_LETTER}*\.?"
_CALLED = (
    r"ông|bà|anh|chị|cô|chú|bác|cậu|mợ|dì|thím|cụ|em|cháu|thầy|bạn|đồng chí|đ/c|tên|tên là|tôi là"
    r"|trưởng thôn|trưởng ấp|trưởng bản|tổ trưởng|chủ tịch|phó chủ tịch|bí thư|phó bí thư"
    r"|giám đốc|phó giám đốc|cán bộ|chủ hộ|chủ trại|chủ mỏ|chủ xe|chủ thầu|chủ cơ sở|hộ|gia đình"
)
_FAMILY = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý|Đinh|Trương|Lương|Đoàn"
    "|Trịnh|Mai|Tạ|Hà|Cao|Phùng|Châu|Lưu|Vi|Lò|Giàng|Sùng|Vàng|Thào|Nông|Bế|Hứa|Quách"
)
# Streets, schools and parks bear the names of the dead.
_NAMED_AFTER = "".join(
    f"(?<!(?i:{thing} ))"
    for thing in ("đường", "phố", "trường", "học", "cơ sở", "viên", "cầu", "chợ")
)

_DETECTORS = (
    (MarkKind.EMAIL, re.compile(r"(?P<it>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)")),
    (MarkKind.PHONE, re.compile(r"(?<!\d)(?P<it>(?:\+?84|0)(?:[ .-]?\d){8,10})(?![\d])")),
    (
        MarkKind.IDENTITY,
        re.compile(
            r"(?<![\d.,])(?P<it>\d{3} ?\d{3} ?\d{3}(?: ?\d{3})?)(?![\d.,]\d|\d| ?(?:đồng|đ\b|VN))"
        ),
    ),
    (
        MarkKind.PLATE,
        re.compile(
            r"(?<![\w.])(?P<it>\d{2}(?:-?[A-ZĐ]{1,2}\d?[ .-]{0,2}|[a-z]\d?-?)\d{3}\.?\d{1,2})(?!\w)"
        ),
    ),
    (
        MarkKind.HOUSE,
        re.compile(
            r"\b(?:số nhà|nhà số|căn hộ|ngõ|ngách|hẻm|kiệt)(?: số)? ?(?P<it>\d+\w*(?:[/-]\w+)*)"
            r"|\bsố (?P<it2>\d+\w*(?:[/-]\w+)*)(?= (?:đường|phố|ngõ|ngách|hẻm|kiệt)\b)",
            re.IGNORECASE,
        ),
    ),
    (MarkKind.PERSON, re.compile(rf"\b(?i:{_CALLED}) (?P<it>{_NAME}(?: {_NAME}){{0,3}})")),
    (
        MarkKind.PERSON,
        re.compile(rf"{_NAMED_AFTER}\b(?P<it>(?:{_FAMILY})(?: {_NAME}){{1,3}})"),
    ),
)


def marks(text: str) -> list[Mark]:
    """What seems to name somebody, in order and without overlaps; text in NFC."""
    found: list[Mark] = []
    for mark in _all(text):
        if all(mark.end <= other.start or mark.start >= other.end for other in found):
            found.append(mark)
    return sorted(found)


def masked(text: str) -> str:
    """The text with every marked piece covered."""
    parts, at = [], 0
    for mark in marks(text):
        parts += [text[at : mark.start], COVERED]
        at = mark.end
    return "".join([*parts, text[at:]])


def _all(text: str) -> Iterator[Mark]:
    for kind, pattern in _DETECTORS:
        for match in pattern.finditer(text):
            group = next(name for name, piece in match.groupdict().items() if piece is not None)
            yield Mark(match.start(group), match.end(group), kind)
