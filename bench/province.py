"""Five years of a province with a citizens' channel (reference/domain.md §6.3, profile L), on PostgreSQL.

The demo's real cases, copied by the database itself: one in eight is open and recent, the others
ended over the years before. Each brings its ten and more events along.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from sqlalchemy import Connection, select, text

from bench.stock import multiply
from casework.app import opened_app
from casework.database import db
from casework.demo_data.seeding import seed
from casework.models import Case
from casework.prepare import prepare
from casework.settings import Settings
from tests.postgres_server import private_postgres

GENERATED = 30
OPEN_SHARE = 0.12
DAY_US = 24 * 3600 * 1_000_000
OPEN_WITHIN_US = 2 * DAY_US
ENDED_WITHIN_US = 4 * 365 * DAY_US
SERVER = {"shared_buffers": "1GB", "max_wal_size": "8GB", "maintenance_work_mem": "256MB"}


@contextmanager
def province(cases: int) -> Iterator[Flask]:
    """At least so many cases on a PostgreSQL of its own, open; gone afterwards."""
    with private_postgres(durable=True, **SERVER) as url, TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), database_url=url, secret_key="k" * 32)
        with opened_app(settings) as app:
            prepare(app, purpose="demo")
            seed(app, say=lambda _line: None, generated=GENERATED)
            db.session.remove()
            with db.engine.begin() as connection:
                _grow(connection, cases)
            with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.execute(text("VACUUM ANALYZE"))
            yield app


def _grow(connection: Connection, cases: int) -> None:
    still_open = _ids(connection, ended=False)
    ended = _ids(connection, ended=True)
    for found, share, within in (
        (still_open, OPEN_SHARE, OPEN_WITHIN_US),
        (ended, 1 - OPEN_SHARE, ENDED_WITHIN_US),
    ):
        copies = max(0, -(-int(cases * share) // len(found)) - 1)
        if copies:
            multiply(connection, copies, apart_us=within // copies, only=found)


def _ids(connection: Connection, *, ended: bool) -> Sequence[int]:
    has_ended = Case.ended_at.is_not(None)
    return connection.scalars(select(Case.id).where(has_ended if ended else ~has_ended)).all()
