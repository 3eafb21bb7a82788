"""What kind of device a browser runs on, in one word; nothing finer is kept of anybody."""

from __future__ import annotations

from workflows.words import Label

PHONE, COMPUTER, UNKNOWN = "phone", "computer", "unknown"
DEVICES = {
    PHONE: Label("Điện thoại", "Phone"),
    COMPUTER: Label("Máy tính", "Computer"),
    UNKNOWN: Label("Thiết bị khác", "Another device"),
}


def device_of(user_agent: str) -> str:
    """A key of ``DEVICES``. Every browser on a phone says ``Mobi``, by old agreement."""
    if "Mobi" in user_agent:
        return PHONE
    return COMPUTER if user_agent.startswith("Mozilla/") else UNKNOWN
