"""R6: a report sent again and again, over connections that break, is one case."""

from __future__ import annotations

import http.client
import random
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from sqlalchemy import func, select

from casework.database import db
from casework.models import Case, Submission
from tests.faults.clients import ask
from tests.faults.conftest import on_both
from tests.faults.figures import figures
from tests.faults.office import Office
from tests.faults.requests import Request, reporting
from tests.faults.service import served
from tests.faults.sizes import size
from tests.faults.test_acknowledged_writes import places

REPORTS = size(500, 10_000)
CLIENTS = 4
MOST_TIMES = 6
CUT = 0.3
ALTERED = 0.1


def cut_off(port: int, request: Request) -> None:
    """Send the whole request and go away before the answer comes."""
    head = [f"{request.method} {request.path} HTTP/1.1", "Host: 127.0.0.1"]
    head += [f"{name}: {value}" for name, value in request.headers.items()]
    head += [f"Content-Length: {len(request.body)}", "", ""]
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        connection.sendall("\r\n".join(head).encode() + request.body)


def insist(port: int, unit: int, number: int) -> Counter[int | str]:
    """One report, sent one to six times; what came of it."""
    dice = random.Random(number)
    request = reporting(unit, key=f"report-{number}", title=f"Vụ việc số {number}")
    found: Counter[int | str] = Counter()
    refs = set()
    for _ in range(dice.randint(0, MOST_TIMES - 1)):
        if dice.random() < CUT:
            cut_off(port, request)
            found["cut"] += 1
        else:
            answer = ask(port, request)
            assert answer is not None
            found[answer.status] += 1
            refs.add(answer.body["ref"])
    last = ask(port, request)
    assert last is not None
    found[last.status] += 1
    refs.add(last.body["ref"])
    assert len(refs) == 1
    if dice.random() < ALTERED:
        altered = replace(request, body=request.body.replace(b"from_50", b"from_50", 1) + b" ")
        other = reporting(unit, key=f"report-{number}", title="Nội dung khác hẳn")
        refused = ask(port, other)
        assert refused is not None
        assert refused.status == http.HTTPStatus.UNPROCESSABLE_ENTITY
        same = ask(port, altered)
        assert same is not None
        assert same.body["ref"] in refs
        found["altered"] += 1
    return found


@on_both
def test_five_hundred_reports_are_five_hundred_cases(office: Office) -> None:
    unit = places(office).unit
    with (
        figures("R6 sent again", office.where) as counted,
        served(office) as service,
        ThreadPoolExecutor(CLIENTS) as clients,
    ):
        found: Counter[int | str] = Counter()
        for one in clients.map(lambda n: insist(service.port, unit, n), range(REPORTS)):
            found += one
        service.stop()
        assert set(found) == {201, "cut", "altered"}
        counted.kills = counted.writers = found["cut"]
        counted.acks = found[201]
        with office.open():
            cases = db.session.scalar(select(func.count(Case.id))) or 0
            assert db.session.scalar(select(func.count()).select_from(Submission)) == REPORTS
        counted.duplicates = max(cases - REPORTS, 0)
        counted.lost = max(REPORTS - cases, 0)
        assert cases == REPORTS
        office.require_every_promise()
