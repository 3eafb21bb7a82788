"""Clients of the web server: each a process that notes every answer in a file of its own.

The file is the counter outside the system under test: a line is on it before the next request.
"""

from __future__ import annotations

import hashlib
import http.client
import json
import os
import random
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any, NamedTuple

from tests.api.matrix_inputs import INPUTS
from tests.faults.processes import forking, run
from tests.faults.requests import Request, a_photo, acting, attaching, reporting

PATIENCE = 30.0
REST = 0.05
PHOTOS = 0.3


class Answer(NamedTuple):
    """What came back."""

    status: int
    body: dict[str, Any]


def ask(port: int, request: Request) -> Answer | None:
    """Send it on a connection of its own; None when the connection broke before the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(request.method, request.path, request.body, request.headers)
        response = connection.getresponse()
        return Answer(response.status, json.loads(response.read() or b"{}"))
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()


class Places(NamedTuple):
    """The commune reports come from, and the agency that handles them."""

    unit: int
    lead: int


class Notes:
    """The acknowledgements of one client."""

    def __init__(self, path: Path) -> None:
        self.handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write(self, *what: str) -> None:
        """One line, at once."""
        os.write(self.handle, (" ".join(what) + "\n").encode())


class Client:
    """Asks, and notes what was acknowledged."""

    def __init__(self, port: int, path: Path) -> None:
        self.port = port
        self.notes = Notes(path)

    def do(self, what: str, request: Request) -> dict[str, Any] | None:
        """The answer, noted under ``what``; None when it was no promise."""
        answer = ask(self.port, request)
        if answer is None or answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            if answer is not None:
                self.notes.write("failed", str(answer.status), what)
            time.sleep(REST)
            return None
        assert answer.status in {HTTPStatus.OK, HTTPStatus.CREATED}, (what, answer)
        self.notes.write(what, answer.body["ref"])
        return answer.body


def live(port: int, where: Places, path: Path, number: int, stop: Any) -> None:
    """Report cases, attach photos and move the cases on, until told to stop."""
    client = Client(port, path)
    dice = random.Random(number)
    walk: tuple[tuple[str, str, dict[str, Any]], ...] = (
        ("bob", "assess", INPUTS["assess"]),
        ("bob", "assign", {"lead": where.lead}),
        ("dan", "accept", {}),
        ("dan", "resolve", INPUTS["resolve"]),
    )
    while not stop.is_set():
        case = client.do("reported", reporting(where.unit, key=secrets.token_hex(8)))
        if case is not None and dice.random() < PHOTOS:
            photo = a_photo()
            sha256 = hashlib.sha256(photo).hexdigest()
            case = client.do(f"photo:{sha256}", attaching("alice", case["ref"], photo))
        for who, action, fields in walk:
            if case is None or stop.is_set():
                break
            case = client.do(action, acting(who, case["ref"], action, case["version"], **fields))


@contextmanager
def living(port: int, where: Places, folder: Path, *, count: int) -> Iterator[Path]:
    """So many clients at work; at the end each has had its last answer."""
    folder.mkdir()
    stop = forking.Event()
    clients = [
        run(live, port, where, folder / str(number), number, stop) for number in range(count)
    ]
    try:
        yield folder
    finally:
        stop.set()
        for client in clients:
            client.join()
    assert [client.exitcode for client in clients] == [0] * count


def acknowledged(folder: Path) -> Iterator[tuple[str, str]]:
    """What was promised, and of which case; failures are no promises."""
    for path in folder.iterdir():
        for line in path.read_text().splitlines():
            what, ref, *_ = line.split()
            if what != "failed":
                yield what, ref


def failures(folder: Path) -> list[str]:
    """The statuses of the answers that said that something went wrong."""
    lines = (line for path in folder.iterdir() for line in path.read_text().splitlines())
    return [line.split()[1] for line in lines if line.startswith("failed ")]
