"""While a past is being written, the present's sweeps wait."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask
from sqlalchemy import func, select

from casework.clock import read_clock
from casework.database import db
from casework.models import Escalation
from casework.past import past_under_way, under_way_file, written_file
from casework.schedule import RECURRING
from tests.cases import Cases
from tests.cast import Cast


def climbed() -> int:
    db.session.rollback()
    return db.session.scalar(select(func.count(Escalation.id))) or 0


def test_no_past_is_under_way_in_an_ordinary_database(app: Flask) -> None:
    assert not past_under_way()
    assert under_way_file().parent == written_file().parent


def test_the_ticker_sweeps_only_when_the_past_is_complete(app: Flask, cast: Cast) -> None:
    now = read_clock(db.session())
    db.session.rollback()
    Cases(cast, now - timedelta(days=40)).reported()
    sweeps = [job for job in RECURRING if job.name in ("sweep", "lapse")]
    under_way_file().write_text("")
    assert past_under_way()
    assert [job.run(now) for job in sweeps] == [0, 0]
    assert climbed() == 0
    under_way_file().rename(written_file())
    assert sweeps[0].run(now) > 0
    assert climbed() > 0
