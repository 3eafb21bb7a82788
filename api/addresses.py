"""Where programs and people find the service."""

from __future__ import annotations

from werkzeug.routing import IntegerConverter

API = "/api/v1"
"""JSON for programs lies under this prefix; everything else is pages."""


class Number(IntegerConverter):
    """``<int:…>`` in an address: a number that a column can hold; any other is no address."""

    regex = r"[0-9]{1,9}"
