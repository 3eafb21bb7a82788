"""The daily purge does all of it, leaves a row, and says what waits."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.engine import make_url

from casework import masking
from casework.app import SETTINGS
from casework.database import db
from casework.models import CaseReporter, CaseText, Purge
from casework.retention import erasing
from casework.retention.erasing import purge, waiting
from casework.retention.texts import ERASED
from tests.cases import Cases
from tests.databases import KIND
from workflows.states import State

LONG = timedelta(days=1830)


def runs() -> list[tuple[int, int]]:
    rows = db.session.execute(select(Purge.erased, Purge.waiting).order_by(Purge.id)).all()
    return [(row.erased, row.waiting) for row in rows]


def test_who_spoke_and_what_was_said_are_gone_and_nothing_waits(
    cases: Cases, now: datetime
) -> None:
    cases.at(State.CLOSED)
    assert waiting(now=now + LONG) == 1
    purge(now=now + LONG)
    assert db.session.scalars(select(CaseReporter)).all() == []
    assert db.session.scalars(select(CaseText.title)).all() == [ERASED]
    assert runs() == [(2, 0)]


def test_where_it_may_not_it_counts_what_waits(
    cases: Cases, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(erasing, "may_purge", lambda: False)
    monkeypatch.setattr("casework.sources.purging.may_purge", lambda: False)
    cases.at(State.CLOSED)
    purge(now=now + timedelta(days=181))
    purge(now=now + timedelta(days=183))
    assert runs() == [(0, 0), (0, 1)]


def test_what_was_masked_waits_only_for_the_day_of_the_erasure_role(
    cases: Cases, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(masking, "may_erase", lambda _connection: False)
    cases.do("bob", cases.reported(), "assess", what="[đã che]")
    assert waiting(now=now + timedelta(days=1)) == 0
    assert waiting(now=now + timedelta(days=2)) == 1


def test_old_rows_go_too(app: Flask, now: datetime) -> None:
    purge(now=now)
    purge(now=now + timedelta(days=90))
    assert len(runs()) == 1


def test_nothing_of_it_is_left_in_the_files_of_sqlite(
    app: Flask, cases: Cases, now: datetime
) -> None:
    """C8: neither in free pages nor in the log of the last writes."""
    cases.at(State.CLOSED, what="Nguyễn Văn Kín kể lại.")
    held = raw(app)
    assert ("Văn Kín".encode() in held) == (KIND == "sqlite")
    purge(now=now + LONG)
    assert "Văn Kín".encode() not in raw(app)
    assert b"van kin" not in raw(app)


def raw(app: Flask) -> bytes:
    """Every byte of the database's files; of PostgreSQL's there are none here."""
    db.session.rollback()
    path = make_url(app.config[SETTINGS].database_url).database or ""
    files = [Path(path + end) for end in ("", "-wal", "-shm")]
    return b"".join(each.read_bytes() for each in files if each.is_file())
