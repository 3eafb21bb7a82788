"""Many sealed cases at once, and hands that reach past the service into its database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any

from sqlalchemy import Connection, select, text

from casework.app import current_settings
from casework.bulk import insert_rows
from casework.database import db
from casework.guarding import schema_may_change
from casework.history.chain import BEGINNING, link_hash
from casework.history.keys import Ring, ring_of
from casework.history.sealing import seal_rows
from casework.history.stored import stored_links
from casework.models import Case, CaseEvent
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast

FIRST = 1_000
"""The ids of these cases begin after it."""


def many_cases(cases: int, *, now: datetime, dice: Random, shortest: int = 3) -> dict[str, int]:
    """So many cases of some events each; gives how many by case number."""
    template = _template(now)
    lengths = {FIRST + n: dice.randint(shortest, 9) for n in range(cases)}
    rows = [
        template | {"id": id_, "ref": f"HTB-2026-{id_}", "last_seq": length}
        for id_, length in lengths.items()
    ]
    events = [
        {
            "case_id": id_, "seq": seq, "kind": "noted", "kind_version": 1, "actor_id": 1,
            "standing": "coordinator", "recorded_at": now + timedelta(minutes=seq),
            "body": {"text": f"Đã xem lần {seq}", "n": dice.randint(0, 9**9)},
            "text_hash": None, "identity_hash": None,
        }
        for id_, length in lengths.items()
        for seq in range(1, length + 1)
    ]  # fmt: skip
    with unit_of_work() as session:
        insert_rows(session, Case, rows)
        insert_rows(session, CaseEvent, events)
        seal_rows(session, events, refs={row["id"]: row["ref"] for row in rows}, heads={})
    return {row["ref"]: row["last_seq"] for row in rows}


def _template(now: datetime) -> dict[str, Any]:
    ref = Cases(Cast(), now).reported()
    columns = Case.__table__.c
    row = db.session.execute(select(*columns).where(columns.ref == ref)).one()
    db.session.rollback()
    return dict(row._mapping)


@contextmanager
def past_the_service() -> Iterator[Connection]:
    """What an administrator with the database's own tools can do: no trigger stops them."""
    db.session.rollback()
    with db.engine.begin() as connection, schema_may_change(connection):
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL session_replication_role = replica"))
            yield connection
            return
        # As somebody who opened the file: another connection, none of the service's guards.
        found = connection.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        ).all()
        for name, _ in found:
            connection.exec_driver_sql(f"DROP TRIGGER {name}")
        yield connection
        for _, made in found:
            connection.exec_driver_sql(made)


def reseal(connection: Connection, case_id: int, ring: Ring | None = None) -> None:
    """Forge the seals of a whole chain, with the service's own keys or with others."""
    keys = ring or ring_of(current_settings())
    head = BEGINNING
    for each in list(stored_links(connection)):
        if each.chain != case_id or each.link is None:
            continue
        head = link_hash(keys.current.secret, each.link, head)
        connection.execute(
            text("UPDATE event_seals SET hash = :hash WHERE chain = :chain AND seq = :seq"),
            {"hash": head, "chain": case_id, "seq": each.link.seq},
        )
