"""The one way out by HTTP: to a host that was named, at the address that was checked, and no other.

A name that was looked up and found public may lead inside when it is looked up again (DNS
rebinding), and apprise looks it up again. So every connection of this process that ``requests``
makes, whoever asks, is made here: the name is looked up once, only public answers are kept, and
the line is opened to exactly one of those. Outside of ``reaching`` nothing goes out at all.

No proxy is used, since it would look the name up itself. An answer is read up to ``MOST`` bytes,
and after ``WHOLE`` seconds its line is cut, however slowly it still drips.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from io import BytesIO
from ipaddress import ip_address
from typing import Any, Final
from urllib.parse import urlsplit

import requests.sessions
from apprise.utils.http import ConnectionTracker, HTTPPolicy, HTTPPolicySession, track_connections
from requests import PreparedRequest, Response
from requests.adapters import HTTPAdapter
from requests.exceptions import InvalidURL
from urllib3.exceptions import HTTPError

from casework.notify import reach

WHOLE: Final = 30.0
"""Seconds the whole of a request may take; an outbox lease is four times as long."""

MOST: Final = 64 * 1024
"""Bytes of an answer that are read; nobody sees them, and a bot's answer is far shorter."""

_named: ContextVar[frozenset[str]] = ContextVar("hosts that may be reached", default=frozenset())


@contextmanager
def reaching(*hosts: str) -> Iterator[None]:
    """These hosts, with their port if it is not the usual one, may be reached meanwhile."""
    before = _named.set(frozenset(hosts))
    try:
        yield
    finally:
        _named.reset(before)


def place_of(url: str) -> str:
    """The host of an address as an administrator lists it: ``host``, or ``host:8443``.

    Raises ValueError for a port that is none.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    usual = {"http": 80, "json": 80}.get(parts.scheme.lower(), 443)
    return host if parts.port in {None, usual} else f"{host}:{parts.port}"


class Outward(HTTPAdapter):
    """Stands where ``requests`` has its own adapter, for each session made in this process."""

    def send(self, request: PreparedRequest, *_given: Any, **options: Any) -> Response:
        """Raises requests' own errors, among them InvalidURL for a host that was not named."""
        policy = _policy()
        if not _is_named(request.url or ""):
            raise InvalidURL("this host was not named")
        kept = {name: options[name] for name in ("timeout", "verify", "cert") if name in options}
        until = time.monotonic() + WHOLE
        with _session(policy) as session, track_connections(ConnectionTracker(), until):
            line = session.get_adapter(request.url or "")
            with closing(line.send(request, stream=True, **kept)) as answer:
                read = _beginning(answer)
        answer.raw = BytesIO(read)
        return answer


def _policy() -> HTTPPolicy:
    """One that keeps the public answers of a look-up, and connects to no other."""
    return HTTPPolicy(address_filter=_is_public)  # type: ignore[no-untyped-call]


def _session(policy: HTTPPolicy) -> HTTPPolicySession:
    return HTTPPolicySession(policy)  # type: ignore[no-untyped-call]


def _is_named(url: str) -> bool:
    return place_of(url) in _named.get()


def _is_public(address: str) -> bool:
    return reach.is_public(ip_address(address.partition("%")[0]))


def _beginning(answer: Response) -> bytes:
    """What a server says after its status does not decide whether it took the message."""
    read = b""
    with suppress(HTTPError):
        for piece in answer.raw.stream(8 * 1024, decode_content=True):
            read += piece
            if len(read) >= MOST:
                break
    return read[:MOST]


# Each session looks this name up when it is made; a test holds that it still does.
requests.sessions.HTTPAdapter = Outward  # type: ignore[attr-defined]
