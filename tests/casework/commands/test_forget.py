"""``casework forget`` does what the service's own role may not."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import func, select, update

from casework.app import SETTINGS
from casework.cli import main
from casework.database import MICROSECOND, db
from casework.models import CaseReporter, DatabaseMark
from casework.running.programs import environment
from casework.sources import purging
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

LONG = timedelta(days=181)


def run(app: Flask) -> Result:
    return CliRunner().invoke(main, ["forget"], env=environment(app.config[SETTINGS]))


def reporters() -> int:
    found = db.session.scalar(select(func.count()).select_from(CaseReporter)) or 0
    db.session.rollback()
    return found


def a_long_time_passes() -> None:
    with unit_of_work() as session:
        session.execute(update(DatabaseMark).values(shift_us=LONG // MICROSECOND))


def test_who_spoke_long_ago_is_forgotten_once(app: Flask, cast: Cast, now: datetime) -> None:
    Cases(cast, now).at(State.CLOSED)
    a_long_time_passes()
    said = run(app)
    assert (said.exit_code, said.output) == (0, "Forgotten in 1 cases.\n")
    assert reporters() == 0
    assert run(app).output == "Forgotten in 0 cases.\n"


def test_a_role_that_may_not_is_told_whom_to_be(
    app: Flask, cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    Cases(cast, now).at(State.CLOSED)
    monkeypatch.setattr(purging, "may_erase", lambda _connection: False)
    a_long_time_passes()
    said = run(app)
    assert said.exit_code == 1
    assert "erasure role" in said.output
    assert reporters() == 1


def test_the_ticker_of_such_a_role_passes_by_and_says_so(
    app: Flask,
    cast: Cast,
    now: datetime,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    Cases(cast, now).at(State.CLOSED)
    monkeypatch.setattr(purging, "may_erase", lambda _connection: False)
    assert purging.purge_due(now=now + LONG) == 0
    assert "casework forget" in caplog.text
    assert reporters() == 1
