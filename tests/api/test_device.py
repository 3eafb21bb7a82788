"""One word for a device, and no more."""

import pytest

from api.device import COMPUTER, DEVICES, PHONE, UNKNOWN, device_of


@pytest.mark.parametrize(
    ("agent", "device"),
    [
        ("Mozilla/5.0 (Linux; Android 14; K) Chrome/126.0 Mobile Safari/537.36", PHONE),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Mobile/15E148", PHONE),
        ("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Firefox/127.0", COMPUTER),
        ("curl/8.0", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_the_word_is_found(agent: str, device: str) -> None:
    assert device_of(agent) == device
    assert device in DEVICES
