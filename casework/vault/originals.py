"""Originals of photos: sealed as evidence once the clean copies exist, or not kept at all.

An original may show where a house stands, whose telephone took it and when (reliability.md §8). The
event keeps its hash, so whoever has the same photo can still prove which one was sent.
"""

from __future__ import annotations

from casework import files
from casework.vault.keys import recipients
from casework.vault.sealing import seal


def sealed_original(content: bytes, *, ref: str, sha256: str) -> str | None:
    """The name of the file in which it now lies sealed; None where there is no vault."""
    officers = recipients()
    if not officers:
        return None
    return files.keep(seal(content, officers, belongs=belongs(ref, sha256)))


def belongs(ref: str, sha256: str) -> str:
    """What an original is bound to: its case, and its own content."""
    return f"photo {ref} {sha256}"
