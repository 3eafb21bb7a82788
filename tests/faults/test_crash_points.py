"""R2: a change that was cut off left everything or nothing, wherever it was cut."""

from __future__ import annotations

import secrets
from typing import NamedTuple

import pytest
from flask import Flask
from sqlalchemy import func, select

from api.app import create_app
from casework.database import db
from casework.models import Attachment, Case, CaseEvent
from casework.settings import Settings
from tests.api.matrix_inputs import INPUTS
from tests.cases import Cases
from tests.cast import Cast
from tests.faults.conftest import on_both
from tests.faults.crashing import COMMITTED, CRASHED, OF_FILES, OF_REPORTS, POINTS, crash_at
from tests.faults.figures import figures
from tests.faults.office import Office, opened
from tests.faults.processes import run
from tests.faults.requests import Request, a_photo, acting, attaching, reporting

ALWAYS = frozenset(POINTS) - OF_FILES - OF_REPORTS
REACHED = {"report": ALWAYS | OF_REPORTS, "action": ALWAYS, "photo": ALWAYS | OF_FILES}
# What the service says to the same request sent again: a report is known by its key, a photo by
# its bytes, an action by the version it was based on.
AGAIN = {"report": 201, "action": 412, "photo": 422}


class Stored(NamedTuple):
    """How much there is."""

    cases: int
    events: int
    photos: int


def send(settings: Settings, request: Request, point: str) -> None:
    """The process that dies on the way, at this point."""
    app = create_app(settings)
    crash_at(point, app)
    raise AssertionError(f"it never got there, and answered {_ask(app, request)}")


def _ask(app: Flask, request: Request) -> int:
    with app.test_client() as client:
        answer = client.open(
            request.path, method=request.method, data=request.body, headers=request.headers
        )
        answer.close()
        return answer.status_code


def ask(office: Office, request: Request) -> int:
    """The status of the answer to the same request, in a process that lives."""
    app = create_app(office.settings)
    status = _ask(app, request)
    with opened(app):
        return status


def stored(office: Office) -> Stored:
    """As the database has it."""
    with office.open():
        counts = [
            db.session.scalar(select(func.count()).select_from(table))
            for table in (Case, CaseEvent, Attachment)
        ]
    return Stored(*(count or 0 for count in counts))


def new_request(office: Office, operation: str) -> Request:
    """A report, or an action or a photo on a fresh case."""
    now = office.now()
    with office.open():
        cases = Cases(Cast(), now)
        if operation == "report":
            return reporting(Cast().unit("SMY"), key=secrets.token_hex(8))
        ref = cases.reported()
    if operation == "action":
        return acting("bob", ref, "assess", 1, **INPUTS["assess"])
    return attaching("alice", ref, a_photo())


@on_both
@pytest.mark.parametrize("operation", REACHED)
def test_all_or_nothing_wherever_it_is_cut(office: Office, operation: str) -> None:
    with figures(f"R2 {operation}", office.where) as counted:
        for point in sorted(REACHED[operation], key=POINTS.index):
            request = new_request(office, operation)
            before = stored(office)
            process = run(send, office.settings, request, point)
            process.join()
            assert process.exitcode == CRASHED, point
            counted.kills += 1
            counted.writers += 1
            kept = stored(office) != before
            assert kept == (point in COMMITTED), point
            office.require_every_promise()
            again = ask(office, request)
            assert again == (AGAIN[operation] if kept else 201 if operation != "action" else 200)
            counted.duplicates += stored(office).events - before.events - 1
        assert counted.duplicates == 0
