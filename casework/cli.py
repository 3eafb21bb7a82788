"""The command ``casework``; each family of commands is one file in ``casework/commands``."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import click

import casework.commands
from casework.durability import Careless
from casework.errors import CaseworkError
from casework.log_lines import to_stderr
from casework.migrate import NotTheOwner, WrongPurpose
from casework.privileges import NoSuchRights
from casework.running.port import PortTaken
from casework.running.serving import AlreadyServed
from casework.settings import InvalidSettings
from casework.vault.keys import BadKey
from casework.vault.sealing import CannotOpen

REFUSALS = (
    CaseworkError,
    Careless,
    InvalidSettings,
    PortTaken,
    AlreadyServed,
    WrongPurpose,
    NotTheOwner,
    NoSuchRights,
    BadKey,
    CannotOpen,
)


class Spoken(click.Group):
    """A group whose commands may refuse by raising; anything else is a bug and shows itself."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a refusal ends with status 1 and its reason in one line."""
        try:
            return super().invoke(ctx)
        except REFUSALS as refusal:
            raise click.ClickException(str(refusal)) from refusal


@click.group(cls=Spoken)
def main() -> None:
    """Sổ vụ việc: every report has an owner, a deadline and a history."""
    to_stderr()


def commands() -> Iterator[click.Command]:
    """Every command of every file: a new file is found by itself."""
    for module in pkgutil.iter_modules(casework.commands.__path__):
        yield from import_module(f"{casework.commands.__name__}.{module.name}").COMMANDS


for command in commands():
    main.add_command(command)
