"""``casework forget`` erases who spoke, and what was said, where the time of keeping is over."""

from __future__ import annotations

import click

from casework.app import opened_app
from casework.clock import database_now
from casework.privileges import NoSuchRights
from casework.retention.erasing import erase
from casework.sources.purging import may_purge


@click.command()
def forget() -> None:
    """Erase what ties people to cases whose time is over, and words that were masked or are too old.

    On PostgreSQL it runs as the erasure role.

    On SQLite the ticker does the same each day.
    """
    with opened_app():
        if not may_purge():
            raise NoSuchRights("this role may not erase: give the erasure role's database URL")
        done = erase(now=database_now())
    click.echo(f"Forgotten in {done} cases.")


COMMANDS = (forget,)
