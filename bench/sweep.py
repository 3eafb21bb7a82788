"""How long the sweep takes, against the best set-based SQL that writes the same rows.

A private PostgreSQL, durable as in production; both are measured in this run, on fresh copies of
one database, and must leave the same behind. Exits with 1 when a promise is not kept.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import create_engine, func, make_url, select, text

from bench.best_sql import prepare, stored, sweep_in_sql
from bench.stock import OF_A_CASE, multiply
from casework.actions.escalate import sweep
from casework.app import create_worker_app
from casework.database import db
from casework.migrate import migrate
from casework.models import CaseClock
from casework.settings import Settings
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast, install_cast
from tests.conftest import MORNING
from tests.postgres_server import private_postgres
from workflows.states import State

LATE = 100_000
OPEN = 1_000_000
# Each of these cases has two clocks with rungs ahead: its stage, and the whole case.
DEADLINES = 2
PROMISED = 3.0
ROUNDS = 3
# A look that finds nothing takes less than a millisecond: of many, the middle one counts.
LOOKS = 500
SERVER = {"shared_buffers": "512MB", "max_wal_size": "8GB"}
QUERY = """
SELECT next_rung_at, id, case_id FROM case_clocks
WHERE ended_at IS NULL AND next_rung_at <= %(now)s ORDER BY next_rung_at, id LIMIT 1
"""
WRITTEN = {
    "case_events": "case_id, seq, kind, standing, recorded_at, body::jsonb",
    "event_seals": "chain, seq, key_id, hash",
    "escalations": "clock_id, case_id, level, due_at, recorded_at",
    "notices": "person_id, case_id, recorded_at, send_at, at_once",
    "case_clocks": "id, level, next_rung_at, first_breached_at",
    "cases": "id, version, last_seq, level, due_at",
}


def main() -> None:
    """Both promises, and what was measured for each."""
    with private_postgres(durable=True, **SERVER) as server:
        kept = [late_stages(server), nothing_due(server)]
    sys.exit(0 if all(kept) else 1)


def late_stages(server: str) -> bool:
    """Newly late stages: an event, a rung, its notices, and where clock and case now stand."""
    soon = late_stock(server)
    ours, best = [], []
    for number in range(ROUNDS):
        with opened(new(server, f"ours_{number}", template="stock")):
            ours.append(seconds(lambda: sweep(now=soon)))
            left = digests()
        with opened(new(server, f"best_{number}", template="stock")):
            with unit_of_work() as session:
                prepare(session, soon)
            best.append(seconds(lambda: sweep_in_sql(soon)))
            if digests() != left:
                sys.exit("the SQL did not write the same rows")
    print(f"{LATE:,} newly late stages, fastest of {ROUNDS}")
    return compared(min(ours), min(best))


def nothing_due(server: str) -> bool:
    """Every few seconds of every quiet hour: one look at many deadlines that still run."""
    with opened(new(server, "quiet")):
        begin_stock()
        fill(OPEN // DEADLINES, "cases", "case_clocks")
        query = [seconds(asked_barely) for _ in range(LOOKS)]
        look = [seconds(lambda: sweep(now=MORNING)) for _ in range(LOOKS)]
        running = select(func.count()).where(CaseClock.next_rung_at > MORNING)
        print(f"nothing due among {db.session.scalar(running):,} deadlines, middle of {LOOKS}")
    return compared(statistics.median(look), statistics.median(query))


def asked_barely() -> None:
    """The one indexed query, asked by the bare driver in a transaction of its own."""
    with closing(db.engine.raw_connection()) as pooled:
        driver = pooled.driver_connection
        driver.execute(QUERY, {"now": stored(MORNING)}).fetchall()
        driver.rollback()


def late_stock(server: str) -> datetime:
    """Cases of which one stage each is late; the moment at which they are."""
    with opened(new(server, "stock")):
        begin_stock()
        fill(LATE, *OF_A_CASE)
        due = select(func.max(CaseClock.due_current)).where(
            CaseClock.kind == "stage", CaseClock.ended_at.is_(None)
        )
        soon: datetime = db.session.scalars(due).one() + timedelta(minutes=1)
        late = select(func.count()).where(CaseClock.next_rung_at <= soon)
        if db.session.scalar(late) != LATE:
            sys.exit("not every case has one late stage")
    return soon


def begin_stock() -> None:
    """Four cases, made as cases are: two wait at an agency, two to be given to one."""
    install_cast(now=MORNING)
    cases = Cases(Cast(), MORNING)
    for state in (State.ASSIGNED, State.ASSESSED):
        for _ in range(2):
            cases.at(state)


def fill(cases: int, *tables: str) -> None:
    """So many cases in all."""
    with unit_of_work() as session:
        made = session.scalar(text("SELECT count(*) FROM cases"))
        multiply(session.connection(), cases // made - 1, tables)
    with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


@contextmanager
def opened(url: str) -> Iterator[None]:
    """The service on this database; nobody holds it afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data=Path(folder), database_url=url, secret_key="-" * 32)
        app = create_worker_app(settings)
        migrate(app, purpose="test")
        with app.app_context():
            yield
            db.session.remove()
            db.engine.dispose()


def new(server: str, name: str, template: str = "template0") -> str:
    """Another database on this server."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
        connection.execute(text("CHECKPOINT"))
    engine.dispose()
    return make_url(server).set(database=name).render_as_string(hide_password=False)


def digests() -> list[str]:
    """What the sweep wrote, table by table, whatever numbers its rows were given."""
    return [
        db.session.execute(
            text(
                f"SELECT count(*), md5(string_agg(row::text, ' ' ORDER BY row::text))"  # noqa: S608
                f" FROM (SELECT {columns} FROM {table}) AS row"
            )
        ).one()
        for table, columns in WRITTEN.items()
    ]


def seconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def compared(ours: float, best: float) -> bool:
    """Both figures and their ratio; whether the promise is kept."""
    print(f"  ours {1000 * ours:12,.2f} ms")
    print(f"  SQL  {1000 * best:12,.2f} ms   ratio {ours / best:.2f}   (promised {PROMISED:.0f})")
    return ours / best <= PROMISED


if __name__ == "__main__":
    main()
