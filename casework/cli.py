"""The command ``casework``; each family of commands is a file in ``casework/commands``."""

from __future__ import annotations

import logging

import click

from casework.commands.data import check, export, migrate, seed
from casework.commands.people import token, user
from casework.commands.run import demo, serve, tick, web, worker
from casework.commands.speaking import Spoken


@click.group(cls=Spoken)
def main() -> None:
    """Sổ vụ việc: every report has an owner, a deadline and a history."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    # What the programs do is worth a line each; what their libraries do is not.
    logging.getLogger("casework").setLevel(logging.INFO)


for command in (demo, serve, web, worker, tick, migrate, seed, check, export, user, token):
    main.add_command(command)
