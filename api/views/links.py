"""Addresses of lists: the same place with another filter, order or page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode


def address(path: str, asked: Mapping[str, Any], **changes: Any) -> str:
    """``path`` with what was asked and the changes; what is None, empty or false is left out."""
    wanted = {**asked, **changes}
    query = urlencode({name: _said(v) for name, v in wanted.items() if v not in (None, "", False)})
    return f"{path}?{query}" if query else path


def _said(value: Any) -> str:
    if value is True:
        return "true"
    return value.isoformat() if isinstance(value, date) else str(value)
