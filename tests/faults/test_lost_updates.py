"""R7: what is based on an old version is refused, so nobody's change is written over."""

from __future__ import annotations

import random
import time
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus

from sqlalchemy import func, select

from casework.database import db
from casework.models import Case, CaseEvent
from tests.cases import Cases
from tests.cast import Cast
from tests.faults.clients import ask
from tests.faults.conftest import on_both
from tests.faults.figures import figures
from tests.faults.office import Office
from tests.faults.requests import acting, reading
from tests.faults.service import served
from tests.faults.sizes import size
from workflows.states import State

CLIENTS = 50
WRITES = size(20, 400)
CASES = 10
CLIMB = {"normal": "pressing", "pressing": "hot", "hot": "normal"}
TO_TRY_AGAIN = {HTTPStatus.PRECONDITION_FAILED, HTTPStatus.SERVICE_UNAVAILABLE}


def rewrite(port: int, ref: str, number: int) -> int:
    """So many changes, each tried until it is accepted; returns how many tries were refused."""
    dice = random.Random(number)
    refused = 0
    for _ in range(WRITES):
        while not rewritten(port, ref):
            refused += 1
            time.sleep(dice.random() * 0.2)
    return refused


def rewritten(port: int, ref: str) -> bool:
    """Read, change what was read, write. Who is told that it changed meanwhile, or waited too
    long for SQLite's one lock, has written nothing and may try again.
    """
    answer = ask(port, reading("bob", ref))
    assert answer is not None
    if answer.status == HTTPStatus.OK:
        severity, version = CLIMB[answer.body["severity"]], answer.body["version"]
        change = acting("bob", ref, "change_severity", version, severity=severity, reason="Mới.")
        answer = ask(port, change)
        assert answer is not None
        if answer.status == HTTPStatus.OK:
            return True
    assert answer.status in TO_TRY_AGAIN, answer
    return False


@on_both
def test_no_update_of_fifty_clients_is_lost(office: Office) -> None:
    now = office.now()
    with office.open():
        refs = [Cases(Cast(), now).at(State.ASSESSED) for _ in range(CASES)]
    with (
        figures("R7 read, change, write", office.where) as counted,
        served(office) as service,
        ThreadPoolExecutor(CLIENTS) as clients,
    ):
        refused = sum(
            clients.map(lambda n: rewrite(service.port, refs[n % CASES], n), range(CLIENTS))
        )
        counted.acks = CLIENTS * WRITES
        counted.writers = counted.acks + refused
        missing = ask(service.port, acting("bob", refs[0], "note", None, text="Không có bản."))
        assert missing is not None
        assert missing.status == HTTPStatus.PRECONDITION_REQUIRED
        service.stop()
        with office.open():
            kept = db.session.scalar(
                select(func.count(CaseEvent.id)).where(CaseEvent.kind == "severity_changed")
            )
            versions = db.session.scalar(select(func.sum(Case.version))) or 0
        counted.lost = counted.acks - (kept or 0)
        assert counted.lost == 0
        assert refused > 0, "nobody ever met anybody"
        assert versions == 2 * CASES + counted.acks
        office.require_every_promise()
