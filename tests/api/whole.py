"""One number for everything the service keeps, to see that a refusal changed none of it."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing

from casework.settings import Settings


def digest(settings: Settings) -> str:
    """The SHA-256 over every row of every table and the name of every kept file."""
    path = settings.database_url.removeprefix("sqlite:///")
    found = hashlib.sha256()
    with closing(sqlite3.connect(path)) as connection:
        for line in connection.iterdump():
            found.update(line.encode())
    for file in sorted(settings.data.glob("files/**/*")):
        found.update(file.name.encode())
    return found.hexdigest()
