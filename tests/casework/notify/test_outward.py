"""The one way out by HTTP, attacked with servers that really listen and a resolver that lies."""

from __future__ import annotations

import json
import socket
import time
from collections.abc import Iterator
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
import requests
from requests.exceptions import ConnectionError as NoLine
from requests.exceptions import InvalidURL

from casework.notify import channels, outward, reach
from casework.notify.outward import MOST, Outward, place_of, reaching
from casework.notify.postman import NotSent
from casework.notify.wording import Written
from casework.outbox import GivenUp
from casework.settings import Settings
from tests.hook_server import INNER, OUTER, HookServer, hook_server

NAME = "hooks.example"
WRITTEN = Written("Có cập nhật mới", "Đăng nhập để xem.", "")
real_look_up = socket.getaddrinfo
real_public = reach.is_public


class Resolver:
    """Answers each look-up of a name with the next of its answers, and the last one for ever."""

    def __init__(self) -> None:
        self.answers: list[list[str]] = [[OUTER]]
        self.asked: list[str] = []

    def __call__(self, host: str, port: Any, *_given: Any, **_more: Any) -> list[Any]:
        try:
            ip_address(host)
        except ValueError:
            self.asked.append(host)
            found = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        else:
            found = [host]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in found]


@pytest.fixture
def resolver(monkeypatch: pytest.MonkeyPatch) -> Resolver:
    """``OUTER`` counts as a public address, ``INNER`` as what it is."""
    made = Resolver()
    monkeypatch.setattr(socket, "getaddrinfo", made)
    monkeypatch.setattr(reach, "is_public", lambda each: str(each) == OUTER or real_public(each))
    return made


@pytest.fixture
def outer(resolver: Resolver) -> Iterator[HookServer]:
    with hook_server(OUTER) as server:
        yield server


def sent_to(server: HookServer, *, rest: str = "", host: str = NAME) -> None:
    """Through the whole of it: checked, written, sent."""
    port = server.server_port
    allowed = Settings(data=Path("x"), channel_schemes="json", webhook_hosts=f"{NAME}:{port}")
    url = f"json://{host}:{port}/hook{rest}"
    channels.send(url, WRITTEN, dedup_key="abc", settings=allowed)


def test_a_message_arrives_at_the_address_that_was_checked(
    outer: HookServer, resolver: Resolver
) -> None:
    sent_to(outer)
    ((path, headers, body),) = outer.taken
    assert path == "/hook"
    assert headers["Host"] == f"{NAME}:{outer.server_port}"
    assert headers["Idempotency-Key"] == "abc"
    assert json.loads(body)["title"] == WRITTEN.subject
    assert set(resolver.asked) == {NAME}


@pytest.mark.parametrize("good", [0, 1, 2, 3, 4])
def test_a_name_that_leads_inside_sooner_or_later_reaches_nothing_inside(
    outer: HookServer, resolver: Resolver, good: int
) -> None:
    resolver.answers = [*([[OUTER]] * good), [INNER]]
    with hook_server(INNER, port=outer.server_port) as inner:
        for _ in range(3):
            with suppress(NotSent, GivenUp):
                sent_to(outer)
        assert inner.taken == []
    assert len(resolver.asked) > good
    assert len(outer.taken) == good // 2


def test_the_look_up_that_connects_is_the_look_up_that_is_judged(
    outer: HookServer, resolver: Resolver
) -> None:
    resolver.answers = [[OUTER], [INNER]]
    with hook_server(INNER, port=outer.server_port) as inner, pytest.raises(NotSent):
        sent_to(outer)
    assert (inner.taken, outer.taken) == ([], [])
    assert len(resolver.asked) == 2


def test_of_a_name_with_an_outer_and_an_inner_address_only_the_outer_one_is_tried(
    outer: HookServer, resolver: Resolver
) -> None:
    resolver.answers = [[OUTER], [INNER, OUTER]]
    with hook_server(INNER, port=outer.server_port) as inner:
        sent_to(outer)
    assert (len(inner.taken), len(outer.taken)) == (0, 1)


@pytest.mark.parametrize("rest", ["", "?redirect=yes", "?redirect=true&rto=900"])
def test_a_redirect_is_followed_nowhere(resolver: Resolver, rest: str) -> None:
    with (
        hook_server(INNER) as inner,
        hook_server(OUTER, way="redirect", to=f"http://{INNER}:{inner.server_port}/x") as server,
    ):
        with pytest.raises(NotSent):
            sent_to(server, rest=rest)
        assert (len(server.taken), inner.taken) == (1, [])


@pytest.mark.parametrize(
    "host",
    [
        f"{NAME}@{INNER}", f"{INNER}#@{NAME}", f"{INNER}\\@{NAME}", f"{NAME}\\@{INNER}",
        f"{NAME}%00.{INNER}", f"{NAME}%2f@{INNER}", f"{NAME}/@{INNER}", f"{INNER}/@{NAME}",
        f"{INNER}?@{NAME}", f"{NAME}.{INNER}", f"[::ffff:{INNER}]", "2130706433", "0x7f.1",
        f"{NAME}:80@{INNER}", f"{INNER} {NAME}", f"{NAME},{INNER}", "localhost", "%6cocalhost",
    ],
)  # fmt: skip
def test_an_address_two_readers_could_read_differently_reaches_nothing_inside(
    outer: HookServer, host: str
) -> None:
    with hook_server(INNER, port=outer.server_port) as inner:
        with suppress(NotSent, GivenUp):
            sent_to(outer, host=host)
        assert inner.taken == []
    assert all(each.headers["Host"].startswith(NAME) for each in outer.taken)


def test_an_answer_without_an_end_is_read_so_far_and_no_further(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hook_server(way="endless") as server:
        sent_to(server)
        assert len(server.taken) == 1
        time.sleep(0.1)
        # What lies in the buffers of the system between the two was given, not read.
        assert server.given < MOST * 200


def test_an_answer_that_drips_is_cut_off_in_time(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outward, "WHOLE", 0.5)
    began = time.monotonic()
    with hook_server(way="drip") as server:
        sent_to(server)  # it said yes before it began to drip
        assert time.monotonic() - began < 5
        assert len(server.taken) == 1


def test_a_server_that_says_nothing_is_cut_off_in_time(
    resolver: Resolver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outward, "WHOLE", 0.5)
    began = time.monotonic()
    with hook_server(way="silent") as server, pytest.raises(NotSent):
        sent_to(server)
    assert time.monotonic() - began < 5


def test_a_proxy_of_the_environment_is_not_used(
    outer: HookServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with hook_server(INNER) as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, f"http://{INNER}:{proxy.server_port}")
        sent_to(outer)
        assert (len(outer.taken), proxy.taken) == (1, [])


def test_a_refusal_of_the_server_is_tried_again(resolver: Resolver) -> None:
    with hook_server(way="refuse") as server, pytest.raises(NotSent):
        sent_to(server)


def test_nothing_goes_out_that_was_not_named(outer: HookServer) -> None:
    url = f"http://{NAME}:{outer.server_port}/"
    with pytest.raises(InvalidURL):
        requests.get(url, timeout=5)
    with reaching("other.example"), pytest.raises(InvalidURL):
        requests.get(url, timeout=5)
    with reaching(place_of(url)):
        assert requests.get(url, timeout=5).text == "ok"
    with pytest.raises(InvalidURL):
        requests.get(url, timeout=5)
    assert len(outer.taken) == 1


def test_what_is_named_but_lies_inside_is_not_reached() -> None:
    with hook_server(INNER) as inner:
        url = f"http://{INNER}:{inner.server_port}/"
        with reaching(place_of(url)), pytest.raises(NoLine):
            requests.get(url, timeout=5)
        assert inner.taken == []


def test_every_session_of_the_library_goes_this_way() -> None:
    for scheme in ("http", "https"):
        assert type(requests.Session().get_adapter(f"{scheme}://{NAME}/")) is Outward


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("https://hooks.example/x", "hooks.example"),
        ("https://hooks.example:443/", "hooks.example"),
        ("jsons://Hooks.example.:8443/", "hooks.example:8443"),
        ("http://hooks.example:443/", "hooks.example:443"),
        ("json://user:word@hooks.example", "hooks.example"),
    ],
)
def test_a_place_is_written_as_it_is_listed(url: str, place: str) -> None:
    assert place_of(url) == place
