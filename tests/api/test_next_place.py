"""Where one goes afterwards is always a page of this service (reliability.md §8)."""

from __future__ import annotations

import pytest
from flask import Flask

from api.next_place import is_local_page, next_place

ATTACKS = [
    "//evil.example",
    "///evil.example",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "https://evil.example",
    "https:evil.example",
    "http:\\\\evil.example",
    "javascript:alert(1)",
    "evil.example",
    "/\x00/evil.example",
    "/\n/evil.example",
    "/\t/evil.example",
    " /mine",
    "/mine\r\nSet-Cookie: a=b",
    "/cases/..//evil.example",
    "/mine#//evil.example",
    "/mine@evil.example",
    "/" + "a" * 500,
    "",
]


@pytest.mark.parametrize("address", ATTACKS)
def test_a_way_out_is_refused(app: Flask, address: str) -> None:
    assert not is_local_page(address)


@pytest.mark.parametrize(
    "address", ["/mine", "/report", "/cases/SMY-2026-7K3M9Q/confirm", "/mine?cursor=abc_-", "/"]
)
def test_a_page_of_ours_is_taken(app: Flask, address: str) -> None:
    assert is_local_page(address)


@pytest.mark.parametrize(
    "address",
    ["/nowhere", "/sign-in", "/sign-out", "/language", "/static/css/base.css", "/report/similar"],
)
def test_no_page_or_none_to_return_to_is_refused(app: Flask, address: str) -> None:
    assert not is_local_page(address)


def test_a_stranger_is_led_to_the_sign_in(app: Flask) -> None:
    with app.test_request_context("/"):
        assert next_place("//evil.example") == "/sign-in"
        assert next_place(None) == "/sign-in"
        assert next_place("/mine") == "/mine"
