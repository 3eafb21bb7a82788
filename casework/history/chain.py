"""One link of a chain: the keyed hash of an event and of all before it (reliability.md §5.5)."""

from __future__ import annotations

import hmac
import json
import unicodedata
from typing import Any, NamedTuple

ADMINISTRATION = 0
"""The chain of the administration's log; every other is named by the id of its case."""

BEGINNING = ""
"""What stands for the link before the first."""


class Link(NamedTuple):
    """An event as it is sealed; the order of these fields is part of the format.

    ``recorded_us`` is whole microseconds since 1970 in UTC, ``body`` is what JSON holds.
    """

    chain: int
    ref: str
    seq: int
    kind: str
    kind_version: int
    actor_id: int | None
    standing: str
    recorded_us: int
    body: Any
    text_hash: str | None
    identity_hash: str | None


def link_hash(secret: bytes, link: Link, before: str) -> str:
    """HMAC-SHA256 in hex over the link's canonical JSON, the hash before it last.

    Canonical: an array in the order of the fields, keys of objects sorted, no blanks, NFC, UTF-8.
    """
    said = json.dumps((*link, before), ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    if not said.isascii():
        said = unicodedata.normalize("NFC", said)
    return hmac.digest(secret, said.encode(), "sha256").hex()
