"""The words people read for every code name of the rules, Vietnamese first (words.md)."""

from __future__ import annotations

from typing import NamedTuple


class Label(NamedTuple):
    """One thing said in Vietnamese and in English; both are always present."""

    vi: str
    en: str

    def say(self, language: str) -> str:
        """The text in the reader's language; anything but English reads Vietnamese."""
        return self.en if language == "en" else self.vi
