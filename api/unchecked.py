"""The refusal of words that may name somebody, apart from the rule, so that ``api.errors`` needs no page."""

from __future__ import annotations

NAMES_KEPT = "Names-Kept"


class NamesUnchecked(Exception):
    """Something seems to name somebody and nobody has said that it is to be kept."""

    def __init__(self, fields: dict[str, str], token: str) -> None:
        super().__init__()
        self.fields, self.token = fields, token
