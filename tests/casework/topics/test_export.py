"""A list somebody asked for becomes a file, for that person's eyes as they are now."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import update

from casework import files
from casework.clock import read_clock
from casework.database import db
from casework.drain import drain
from casework.exports.scope import scope_of
from casework.models import Export, Membership
from casework.outbox import put
from casework.topics import export
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import Cast
from tests.sheets import rows_of


def ask(cast: Cast, who: str, **filters: Any) -> int:
    with unit_of_work() as session:
        now = read_clock(session())
        row = Export(
            token=f"token-{who}",
            person_id=cast.person(who),
            what="overdue",
            filters=filters,
            recorded_at=now,
        )
        session.add(row)
        session.flush()
        put(session, "export", row.id, now)
        return row.id


def overdue_case(cast: Cast) -> str:
    return Cases(cast, read_clock(db.session()) - timedelta(days=60)).reported()


def listed(export_id: int) -> list[str]:
    db.session.rollback()
    sha256 = db.session.get_one(Export, export_id).sha256
    assert sha256 is not None
    return [str(row[0]) for row in rows_of(files.read(sha256))[1:]]


def test_draining_makes_the_file_and_says_so(app: Flask, cast: Cast) -> None:
    ref = overdue_case(cast)
    export_id = ask(cast, "frank")
    before = read_clock(db.session())
    db.session.rollback()
    drain()
    assert listed(export_id) == [ref]
    row = db.session.get_one(Export, export_id)
    assert row.rows_done == 1
    assert row.ready_at is not None
    assert row.ready_at >= before


def test_who_lost_the_office_meanwhile_gets_nothing(app: Flask, cast: Cast) -> None:
    """The scope is that of the moment of rendering, not of asking."""
    overdue_case(cast)
    export_id = ask(cast, "frank")
    with unit_of_work() as session:
        yesterday = read_clock(session()).date() - timedelta(days=1)
        session.execute(
            update(Membership)
            .where(Membership.person_id == cast.person("frank"))
            .values(ends_on=yesterday)
        )
    drain()
    assert listed(export_id) == []


def test_doing_it_again_changes_nothing(app: Flask, cast: Cast, now: datetime) -> None:
    export_id = ask(cast, "frank")
    drain()
    ready = db.session.get_one(Export, export_id).ready_at
    export.handle(export_id, now=now)
    db.session.rollback()
    assert db.session.get_one(Export, export_id).ready_at == ready


def test_an_export_that_is_gone_needs_nothing(app: Flask, now: datetime) -> None:
    export.handle(4711, now=now)


def test_it_remembers_for_which_scope_it_was_made(app: Flask, cast: Cast) -> None:
    export_id = ask(cast, "frank")
    on = read_clock(db.session()).date()
    drain()
    db.session.rollback()
    kept = db.session.get_one(Export, export_id).scope
    assert kept == scope_of(cast.actor("frank", on=on), read_tree(db.session))
