"""``casework verify`` asks whether the history is the one that was written."""

from __future__ import annotations

import time

import click

from casework.app import opened_app
from casework.history.anchoring import SHORT
from casework.history.verifying import verified_here

MOST_NAMED = 20


def _anchor(_context: click.Context, _param: click.Parameter, given: str | None) -> str | None:
    typed = None if given is None else "".join(given.split()).lower()
    if typed is not None and (len(typed) < SHORT or set(typed) - set("0123456789abcdef")):
        raise click.BadParameter(f"an anchor is at least {SHORT} digits 0-9 and a-f")
    return typed


@click.command()
@click.option(
    "--anchor",
    callback=_anchor,
    help="An anchor kept on paper: all its digits, with or without blanks; the first 16 at least.",
)
@click.pass_context
def verify(context: click.Context, anchor: str | None) -> None:
    """Hold every event against its seal and the anchors; the exit status is 1 if one is false.

    Without an anchor from outside, whoever holds all keys could have rewritten everything.
    """
    began = time.perf_counter()
    with opened_app():
        found = verified_here(anchor=anchor)
    seconds = time.perf_counter() - began
    for fault in found.faults[:MOST_NAMED]:
        click.echo(str(fault))
    if len(found.faults) > MOST_NAMED:
        click.echo(f"… and {len(found.faults) - MOST_NAMED} more")
    speed = found.events / seconds
    click.echo(
        f"{found.events:,} events in {found.chains:,} chains and {found.anchors:,} anchors read in"
        f" {seconds:.1f} s ({speed:,.0f} events a second)."
    )
    if found.faults:
        context.exit(1)
    click.echo("The history is the one that was written.")


COMMANDS = (verify,)
