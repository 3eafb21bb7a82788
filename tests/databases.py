"""The databases of a test run: made, copied and dropped on SQLite or PostgreSQL, as told.

``TEST_DATABASE`` is ``sqlite`` or ``postgresql``. PostgreSQL is found by ``TEST_DATABASE_URL``,
an address in SQLAlchemy's words of a user who may create databases; the run starts one of its
own where that is empty.
"""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path
from typing import Protocol

from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

KIND = os.environ.get("TEST_DATABASE", "sqlite")
KINDS = ("sqlite", "postgresql")
SERVER = "TEST_DATABASE_URL"


class Databases(Protocol):
    """Addresses of databases; who copies or drops one has closed every connection to it."""

    def new(self) -> str:
        """An empty database."""
        ...

    def copy(self, url: str) -> str:
        """Another one with the same in it."""
        ...

    def lay(self, url: str, over: str) -> None:
        """The second becomes the same as the first."""
        ...

    def drop(self, url: str) -> None:
        """It is needed no more."""
        ...

    def close(self) -> None:
        """Nothing is left behind."""
        ...


class Files:
    """SQLite: a database is a file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0

    def new(self) -> str:
        """A file that is not there yet."""
        self.made += 1
        return f"sqlite:///{self.folder / f'{self.made}.db'}"

    def copy(self, url: str) -> str:
        """Another file; whoever used the first has left nothing beside it."""
        other = self.new()
        self.lay(url, over=other)
        return other

    def lay(self, url: str, over: str) -> None:
        """What SQLite kept beside the old file must not be taken for the new one's."""
        self.drop(over)
        shutil.copyfile(_file(url), _file(over))

    def drop(self, url: str) -> None:
        """The file, and what SQLite keeps beside it."""
        for tail in ("", "-wal", "-shm", ".migrating"):
            Path(f"{_file(url)}{tail}").unlink(missing_ok=True)

    def close(self) -> None:
        """The folder goes with who made it."""


class OnServer:
    """PostgreSQL: a database is made from another one as its template."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.engine = create_engine(url, isolation_level="AUTOCOMMIT")
        self.prefix = f"cw_test_{secrets.token_hex(4)}"
        self.made: list[str] = []

    def new(self) -> str:
        """A database as the server makes them."""
        url = self._next()
        self._create(url, template="template0")
        return url

    def copy(self, url: str) -> str:
        """Another one from it."""
        other = self._next()
        self._create(other, template=_name(url))
        return other

    def lay(self, url: str, over: str) -> None:
        """The old one goes, and one of its name is made anew."""
        self.drop(over)
        self._create(over, template=_name(url))

    def drop(self, url: str) -> None:
        """Whoever still holds a connection loses it."""
        self._execute(f"DROP DATABASE IF EXISTS {_name(url)} WITH (FORCE)")

    def close(self) -> None:
        """A server that somebody lent is left as it was."""
        for url in self.made:
            self.drop(url)
        self.engine.dispose()

    def _next(self) -> str:
        name = f"{self.prefix}_{len(self.made)}"
        url = self.url.set(database=name).render_as_string(hide_password=False)
        self.made.append(url)
        return url

    def _create(self, url: str, *, template: str) -> None:
        """Copying the template's files is a quarter faster than writing them to the log."""
        self._execute(f"CREATE DATABASE {_name(url)} TEMPLATE {template} STRATEGY FILE_COPY")

    def _execute(self, statement: str) -> None:
        with self.engine.connect() as connection:
            connection.exec_driver_sql(statement)


def _name(url: str) -> str:
    return str(make_url(url).database)


def _file(url: str) -> Path:
    return Path(_name(url))


def databases_in(folder: Path) -> Databases:
    """As ``TEST_DATABASE`` says; the folder is for files."""
    return OnServer(os.environ[SERVER]) if KIND == "postgresql" else Files(folder)
