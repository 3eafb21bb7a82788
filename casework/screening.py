"""Finding what could name a person in a report, so that a coordinator can cover it.

The detectors (``casework.telling``) only point; a person decides. They would rather mark too
much than miss one (design §1: no citizen is an entity; reliability.md §6: screening before assignment).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from casework.telling import DETECTORS, MarkKind, is_named_thing
from workflows.words import Label

__all__ = ["COVERED", "MARK_LABELS", "Mark", "MarkKind", "marks", "masked"]

COVERED = "[đã che]"


MARK_LABELS = {
    MarkKind.PHONE: Label("Số điện thoại", "Telephone number"),
    MarkKind.IDENTITY: Label("Số giấy tờ", "Identity number"),
    MarkKind.PLATE: Label("Biển số xe", "Number plate"),
    MarkKind.EMAIL: Label("Địa chỉ e-mail", "E-mail address"),
    MarkKind.ACCOUNT: Label("Số tài khoản", "Bank account"),
    MarkKind.PERSON: Label("Tên người", "Person's name"),
    MarkKind.HOUSE: Label("Số nhà", "House number"),
}


class Mark(NamedTuple):
    """A piece of the text, from ``start`` up to but not including ``end``."""

    start: int
    end: int
    kind: MarkKind


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
    for kind, pattern in DETECTORS:
        for match in pattern.finditer(text):
            group = next(name for name, piece in match.groupdict().items() if piece is not None)
            start, end = match.span(group)
            if kind is MarkKind.PERSON and is_named_thing(text, match, start, end):
                continue
            yield Mark(start, end, kind)
