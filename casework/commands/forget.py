"""``casework forget`` erases who spoke in cases that ended long enough ago."""

from __future__ import annotations

import click

from casework.app import opened_app
from casework.clock import database_now
from casework.privileges import NoSuchRights
from casework.sources.purging import may_purge, purge_due


@click.command()
def forget() -> None:
    """Erase what ties people to cases whose time is over; on PostgreSQL, as the erasure role.

    On SQLite the ticker does the same each day.
    """
    with opened_app():
        if not may_purge():
            raise NoSuchRights("this role may not erase: give the erasure role's database URL")
        done = purge_due(now=database_now())
    click.echo(f"Forgotten in {done} cases.")


COMMANDS = (forget,)
