"""Where programs and people find the service."""

from __future__ import annotations

from werkzeug.routing import IntegerConverter, Map, UnicodeConverter

API = "/api/v1"
"""JSON for programs lies under this prefix; everything else is pages."""


class Number(IntegerConverter):
    """``<int:…>`` in an address: a number that a column can hold; any other is no address."""

    regex = r"[0-9]{1,9}"


class Name(UnicodeConverter):
    """``<…>`` in an address: any text but a NUL, which PostgreSQL takes in no text."""

    def __init__(self, url_map: Map) -> None:
        super().__init__(url_map)
        self.regex = r"[^/\x00]+"
