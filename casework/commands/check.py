"""``casework check`` asks whether the promises are kept by this database."""

from __future__ import annotations

import click

from casework import files
from casework.app import opened_app
from casework.check import check as find_violations
from casework.checking.letters import unsent
from casework.clock import read_clock
from casework.database import db
from casework.history.verifying import look_at_one_moment


@click.command()
@click.pass_context
def check(context: click.Context) -> None:
    """Name every broken promise; the exit status is 1 if there is one.

    What is only late, because the ticker does not run, is named too and is no broken promise.
    """
    with opened_app():
        look_at_one_moment(db.session)
        found = find_violations(db.session, is_kept=lambda name: files.path_of(name).is_file())
        late = list(unsent(db.session, read_clock(db.session())))
    for violation in (*found, *late):
        click.echo(str(violation))
    if found:
        context.exit(1)
    click.echo("Every promise that can be checked is kept.")


COMMANDS = (check,)
