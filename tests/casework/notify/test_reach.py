"""Which hosts a channel may reach."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest

from casework.notify.reach import INNER, UNKNOWN, UNLISTED, is_public, refusal
from casework.settings import Settings

LISTED = "hooks.example"


def refused(host: str, hosts: str = LISTED) -> Any:
    return refusal(host, Settings(data=Path("x"), webhook_hosts=hosts))


def leads_to(monkeypatch: pytest.MonkeyPatch, *found: str) -> None:
    rows = [(0, 0, 0, "", (address, 0)) for address in found]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_given, **_more: rows)


def test_a_listed_host_with_a_public_address_is_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    leads_to(monkeypatch, "8.8.8.8", "2606:4700::1111")
    assert refused("hooks.example") is None
    assert refused("HOOKS.example.") is None


def test_any_other_host_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    leads_to(monkeypatch, "8.8.8.8")
    assert refused("other.example") is UNLISTED
    assert refused("hooks.example.evil.example") is UNLISTED
    assert refused("8.8.8.8") is UNLISTED
    assert refused("") is UNLISTED


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.9.9", "169.254.169.254", "0.0.0.0",  # noqa: S104 -- an address to refuse
        "100.64.0.1", "224.0.0.1", "2130706433", "0177.0.0.1", "0x7f.1", "127.1",
        "::1", "[::1]", "fe80::1", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "64:ff9b::7f00:1", "2002:7f00:1::", "localhost", "Mail.local", "db.internal",
    ],
)  # fmt: skip
def test_an_inner_address_is_refused_in_every_form_even_if_listed(host: str) -> None:
    assert refused(host) is INNER
    assert refused(host, hosts=host) is INNER


@pytest.mark.parametrize("inner", ["127.0.0.1", "10.0.0.7", "::1", "::ffff:192.168.1.1"])
def test_a_listed_name_that_leads_inside_is_refused(
    monkeypatch: pytest.MonkeyPatch, inner: str
) -> None:
    leads_to(monkeypatch, "8.8.8.8", inner)
    assert refused("hooks.example") is INNER


def test_a_name_nobody_knows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_given: Any, **_more: Any) -> Any:
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    assert refused("hooks.example") is UNKNOWN


@pytest.mark.parametrize(
    ("address", "public"),
    [("8.8.8.8", True), ("2606:4700::1111", True), ("64:ff9b::808:808", True), ("ff02::1", False)],
)
def test_public_is_what_everybody_reaches(address: str, public: bool) -> None:
    assert is_public(ip_address(address)) is public
