"""Refusals said in one line instead of a stack trace."""

from __future__ import annotations

import click

from casework.errors import CaseworkError
from casework.migrate import WrongPurpose
from casework.running.port import PortTaken
from casework.running.serving import AlreadyServed
from casework.settings import InvalidSettings

REFUSALS = (CaseworkError, InvalidSettings, PortTaken, AlreadyServed, WrongPurpose)


class Spoken(click.Group):
    """A group whose commands may refuse by raising; anything else is a bug and shows itself."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; a refusal ends with status 1 and its reason."""
        try:
            return super().invoke(ctx)
        except REFUSALS as refusal:
            raise click.ClickException(str(refusal)) from refusal
