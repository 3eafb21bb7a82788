"""Other ways than e-mail: what may be stored, and how it is used."""

from __future__ import annotations

import logging
import socket
from pathlib import Path
from typing import Any

import pytest
from apprise import Apprise

from casework.errors import BadInput
from casework.notify import channels
from casework.notify.channels import NO_SCHEME, UNREADABLE, checked, name_of, send
from casework.notify.postman import NotSent
from casework.notify.reach import INNER, UNLISTED
from casework.notify.wording import Written
from casework.outbox import GivenUp
from casework.settings import Settings
from workflows.words import Label

SETTINGS = Settings(
    data=Path("x"), channel_schemes="tgram, zalo,jsons", webhook_hosts="hooks.example"
)
TELEGRAM = "tgram://123456789:AAF-abcdefghijklmnopqrstuvwxyz012345/12345/"
HOOK = "jsons://hooks.example/secret-path"
WRITTEN = Written("Có cập nhật mới", "Đăng nhập để xem.", "")


@pytest.fixture(autouse=True)
def outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name leads to a public address."""
    found = [(0, 0, 0, "", ("8.8.8.8", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: found)


def test_an_allowed_channel_is_known_by_its_kind() -> None:
    assert checked(TELEGRAM, SETTINGS) == "tgram"
    assert checked(HOOK, SETTINGS) == "jsons"
    assert name_of("tgram") == "Telegram"


@pytest.mark.parametrize(
    ("url", "because"),
    [
        ("mailto://a:b@mail.example", NO_SCHEME),
        ("json://hooks.example/x", NO_SCHEME),
        ("file:///etc/passwd", NO_SCHEME),
        ("jsons://127.0.0.1/x", INNER),
        ("jsons://[::ffff:10.0.0.1]/x", INNER),
        ("jsons://2130706433/x", INNER),
        ("jsons://user:pass@169.254.169.254/x", INNER),
        ("jsons://other.example/x", UNLISTED),
        ("tgram://nonsense", UNREADABLE),
        ("jsons://[broken/x", UNREADABLE),
        ("jsons://hooks.example/\n", UNREADABLE),
        ("jsons://hooks.example/" + "x" * 1000, UNREADABLE),
        ("nothing", UNREADABLE),
    ],
)
def test_any_other_is_refused_in_words(url: str, because: Label) -> None:
    with pytest.raises(BadInput) as refusal:
        checked(url, SETTINGS)
    assert (refusal.value.field, refusal.value.because) == ("url", because)


def test_by_default_no_kind_is_allowed() -> None:
    with pytest.raises(BadInput):
        checked(TELEGRAM, Settings(data=Path("x")))


def said(monkeypatch: pytest.MonkeyPatch, answer: bool) -> list[Any]:
    """The library is not let out: what it would have used instead."""
    used: list[Any] = []

    def notify(self: Apprise, **given: Any) -> bool:
        used.extend([*self, given])
        return answer

    monkeypatch.setattr(Apprise, "notify", notify)
    return used


def test_a_webhook_gets_the_key_and_follows_no_redirect(monkeypatch: pytest.MonkeyPatch) -> None:
    used = said(monkeypatch, answer=True)
    url = f"{HOOK}?redirect=yes&verify=no&rto=900&retry=9"
    send(url, WRITTEN, dedup_key="abc", settings=SETTINGS)
    where, given = used
    assert where.headers == {"Idempotency-Key": "abc"}
    assert (where.redirects, where.verify_certificate, where.retry) == (False, True, 0)
    assert where.request_timeout == (channels.CONNECT, channels.ANSWER)
    assert given == {"title": WRITTEN.subject, "body": WRITTEN.text}


def test_what_is_not_taken_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    said(monkeypatch, answer=False)
    with pytest.raises(NotSent) as fault:
        send(TELEGRAM, WRITTEN, dedup_key="abc", settings=SETTINGS)
    assert "AAF" not in str(fault.value)


def test_it_is_checked_again_when_it_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    used = said(monkeypatch, answer=True)
    inside = [(0, 0, 0, "", ("10.0.0.7", 0))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: inside)
    with pytest.raises(GivenUp):
        send(HOOK, WRITTEN, dedup_key="abc", settings=SETTINGS)
    assert used == []


def test_the_library_writes_no_address_into_the_log() -> None:
    assert not logging.getLogger("apprise").isEnabledFor(logging.CRITICAL)
