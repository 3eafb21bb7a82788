"""The command that fills a demo database."""

from __future__ import annotations

import click

from casework.app import opened_app
from casework.demo_data.seeding import seed as fill


@click.command()
def seed() -> None:
    """An invented province with a year of history; goes on where it was interrupted."""
    with opened_app() as app:
        refused = fill(app, say=click.echo)
    if refused:
        click.echo(f"{len(refused)} bước bị bỏ qua vì vụ việc đã có người xử lý.")


COMMANDS = (seed,)
