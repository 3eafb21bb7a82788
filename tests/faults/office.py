"""The office a fault test works in: a database, its settings, the cast's tokens, and the check."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select, text, update

from casework import files
from casework.app import create_worker_app
from casework.check import check
from casework.clock import read_clock
from casework.database import MICROSECOND, db
from casework.migrate import migrate
from casework.models import ApiToken, DatabaseMark, OutboxItem
from casework.running.programs import environment
from casework.settings import Settings
from casework.tokens import token_hash
from casework.unit_of_work import unit_of_work
from tests.cast import PEOPLE, Cast, install_cast

REAL = timedelta(0)
INSTRUMENT = Path(__file__).parent / "instrument"


def token(name: str) -> str:
    """The bearer token of one of the cast."""
    return f"token-of-{name}"


def furnish(url: str, folder: Path) -> None:
    """A migrated database with the cast in it, who all have tokens."""
    app = create_worker_app(settings_of(url, folder))
    migrate(app, purpose="test")
    with opened(app):
        now = read_clock(db.session())
        install_cast(now=now)
        with unit_of_work() as session:
            for name, *_ in PEOPLE:
                session.add(
                    ApiToken(
                        person_id=Cast().person(name),
                        token_hash=token_hash(token(name)),
                        created_at=now,
                        expires_at=now + timedelta(days=3650),
                    )
                )


def settings_of(url: str, folder: Path, redis_url: str = "") -> Settings:
    """A quick ticker; files in the folder."""
    return Settings(
        data=folder,
        database_url=url,
        redis_url=redis_url,
        secret_key="a key for tests only",
        ticker_seconds=0.5,
    )


@contextmanager
def opened(app: Flask) -> Iterator[Flask]:
    """Its context; nothing is left open for a process that is forked later."""
    with app.app_context():
        try:
            yield app
        finally:
            db.session.remove()
            db.engine.dispose()


@dataclass(frozen=True)
class Office:
    """``where`` names its database and whether there is a Redis, for reports."""

    settings: Settings
    where: str

    @contextmanager
    def open(self) -> Iterator[None]:
        """Look into it from the test's own process."""
        with opened(create_worker_app(self.settings)):
            yield

    @property
    def marks(self) -> Path:
        """Where instrumented programs leave their marks."""
        return self.settings.data / "marks"

    def environment(self, **more: str) -> dict[str, str]:
        """For a program of the product, instrumented."""
        paths = {"PYTHONPATH": f"{INSTRUMENT}:{Path.cwd()}", "FAULTS_MARKS": str(self.marks)}
        return environment(self.settings, {**os.environ, **paths, **more})

    def now(self) -> datetime:
        """The database's time."""
        with self.open():
            return read_clock(db.session())

    def shift(self, by: timedelta) -> None:
        """Set the database's clock so far from the real time."""
        with self.open(), unit_of_work() as session:
            session.execute(update(DatabaseMark).values(shift_us=by // MICROSECOND))

    def set_to(self, moment: datetime) -> None:
        """The database's clock shows this moment now."""
        self.shift(REAL)
        self.shift(moment - self.now())

    def waiting(self) -> int:
        """Items of the outbox that nobody has done yet."""
        open_items = OutboxItem.done_at.is_(None) & OutboxItem.dead_at.is_(None)
        with self.open():
            count = db.session.scalar(select(func.count(OutboxItem.id)).where(open_items))
        return count or 0

    def require_every_promise(self) -> None:
        """``casework check`` finds nothing, and SQLite's file is whole."""
        with self.open():
            found = check(db.session, is_kept=lambda name: files.path_of(name).is_file())
            assert [str(each) for each in found] == []
            if db.engine.dialect.name == "sqlite":
                assert db.session.scalar(text("PRAGMA integrity_check")) == "ok"


def python(*words: str) -> list[str]:
    """A command of this interpreter."""
    return [sys.executable, *words]
