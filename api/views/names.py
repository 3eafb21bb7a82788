"""Before something is saved: what in it could lead to a person, to be covered or kept on purpose."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from marshmallow import Schema
from werkzeug.datastructures import MultiDict

from api.language import say
from api.schemas.fields import Words
from casework.screening import MARK_LABELS, marks, masked

KEPT = "names_kept"
LOOK, MASK = "look", "mask"
# The number of another case, not words about anybody.
NOT_WORDS = frozenset({"into"})


class NamesFound(NamedTuple):
    """The pieces with what they seem to be; ``token`` stands for exactly these pieces."""

    pieces: list[tuple[str, str]]
    token: str


def names_found(texts: Iterable[str]) -> NamesFound | None:
    """What the detectors point at in these texts; nothing if they see nothing."""
    pieces = [
        (say(MARK_LABELS[mark.kind]), text[mark.start : mark.end])
        for text in texts
        for mark in marks(text)
    ]
    if not pieces:
        return None
    told = "\n".join(sorted({piece for _, piece in pieces}))
    return NamesFound(pieces, hashlib.sha256(told.encode()).hexdigest()[:16])


def unchecked_names(words: Mapping[str, object], given: Mapping[str, str]) -> NamesFound | None:
    """The same, unless the writer has looked at these very pieces and keeps them."""
    found = names_found(text for text in words.values() if isinstance(text, str))
    return None if found is None or given.get(KEPT) == found.token else found


def word_fields(schema: Schema) -> frozenset[str]:
    """The fields of a form in which people write freely."""
    return (
        frozenset(n for n, field in schema.fields.items() if isinstance(field, Words)) - NOT_WORDS
    )


def wants_masking(given: Mapping[str, str]) -> bool:
    """Whether the button that covers was pressed."""
    return given.get(LOOK) == MASK


def masked_form(given: MultiDict[str, str], names: Iterable[str]) -> MultiDict[str, str]:
    """The form as it came with every such piece in these fields covered."""
    covered = MultiDict(given)
    for name in names:
        if name in covered:
            covered[name] = masked(covered[name])
    return covered
