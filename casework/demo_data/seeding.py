"""Fill a demo database: the province at once, then its year of history; again where it stopped."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from datetime import datetime
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event, func, select

from casework.clock import read_clock
from casework.database import db
from casework.demo_data.install import install
from casework.demo_data.plan import GENERATED, SEED, plan, starts_at
from casework.demo_data.player import Player, Refused
from casework.demo_data.register import keep_register
from casework.demo_data.reports import write_reports
from casework.errors import NotAllowed
from casework.models import DatabaseMark, Person
from casework.past import under_way_file, written_file
from workflows.words import Label

EVERY = 20
NOT_A_DEMO = Label(
    "Chỉ nạp dữ liệu mẫu vào cơ sở dữ liệu dùng thử.", "Only a demo database is filled."
)
NOT_EMPTY = Label(
    "Cơ sở dữ liệu này đã có người dùng, không nạp dữ liệu mẫu.",
    "This database has people already and is not filled.",
)


def seed(
    app: Flask, *, say: Callable[[str], None], generated: int = GENERATED, name: str = SEED
) -> list[Refused]:
    """Do what is missing, and nothing if nothing is; returns the steps that were refused.

    Raises NotAllowed for a production database, and for one that somebody else has filled.
    """
    with app.app_context():
        ends_at = _begin()
        if ends_at is None:
            say("Dữ liệu mẫu đã có đủ.")
            return []
        _hurry(db.engine)
        player = Player(plan(ends_at=ends_at, generated=generated, seed=name), ends_at=ends_at)
        player.play(_Progress(say))
        keep_register(now=ends_at)
        write_reports(ends_at=ends_at)
        under_way_file().rename(written_file())
        say(f"Đã nạp xong dữ liệu mẫu: {len(player.refs)} vụ việc.")
        return player.refused


def _begin() -> datetime | None:
    """The end of the history: now, or what an interrupted seeding kept; None if it is complete."""
    session = db.session
    purpose = session.scalar(select(DatabaseMark.purpose))
    if purpose not in ("demo", "test"):
        raise NotAllowed(NOT_A_DEMO)
    people = session.scalar(select(func.count(Person.id)))
    now = read_clock(session())
    session.rollback()
    if people and written_file().exists():
        return None
    if people and under_way_file().exists():
        return datetime.fromisoformat(under_way_file().read_text())
    if people:
        raise NotAllowed(NOT_EMPTY)
    written_file().unlink(missing_ok=True)
    under_way_file().parent.mkdir(parents=True, exist_ok=True)
    under_way_file().write_text(now.isoformat())
    install(starts_at=starts_at(now), ends_at=now)
    return now


def _hurry(engine: Engine) -> None:
    """Invented data can be invented again: this process alone need not wait for the disk."""
    db.session.remove()
    engine.dispose()
    event.listen(engine, "connect", _wait_less)


def _wait_less(connection: Any, _record: Any) -> None:
    if isinstance(connection, sqlite3.Connection):
        connection.execute("PRAGMA synchronous=NORMAL")
    else:
        connection.execute("SET synchronous_commit = off")
        connection.commit()


class _Progress:
    """Says how far it is, now and then."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.say = say
        self.told = -1

    def __call__(self, done: int, total: int) -> None:
        if done // EVERY > self.told or (done == total and self.told * EVERY < total):
            self.told = done // EVERY if done < total else total
            self.say(f"Nạp dữ liệu mẫu: {done}/{total}")
