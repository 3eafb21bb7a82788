"""Commands on the data: bring the database up to date, take a list away."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click
from sqlalchemy import select

from casework.app import opened_app
from casework.clock import read_clock
from casework.database import db
from casework.errors import NotFound
from casework.exports.overdue import render
from casework.models import Person
from casework.prepare import prepare
from casework.privileges import grant_rights
from casework.refs import ZONE
from casework.seats import actor_of


@click.command()
@click.option("--app-role", help="The role the service runs as: it may add to the history only.")
@click.option("--erasure-role", help="The role that may erase payloads too.")
@click.option("--officers-role", help="The role of officers' machines: it may read the vault too.")
def migrate(app_role: str | None, erasure_role: str | None, officers_role: str | None) -> None:
    """Create the database, or bring it up to the newest schema.

    On PostgreSQL, run by the owner, it then gives these roles their rights, and takes all others.
    """
    with opened_app() as app:
        purpose = prepare(app)
        if app_role:
            db.session.remove()
            with db.engine.begin() as connection:
                grant_rights(connection, app=app_role, erasure=erasure_role, officers=officers_role)
    click.echo(f"The database is up to date; it is for {purpose}.")


@click.command()
@click.argument("email")
@click.argument("target", type=click.Path(dir_okay=False, path_type=Path))
def export(email: str, target: Path) -> None:
    """The overdue list as that person may see it, as a spreadsheet."""
    with opened_app():
        now = read_clock(db.session())
        target.write_bytes(_overdue_of(email, now))
    click.echo(str(target))


def _overdue_of(email: str, now: datetime) -> bytes:
    person = db.session.scalar(select(Person).where(Person.email == email))
    if person is None:
        raise NotFound
    actor = actor_of(db.session, person.id, on=now.astimezone(ZONE).date())
    return render(
        actor, {}, language=person.language, now=now, progress=lambda count: click.echo(f"{count}")
    )


COMMANDS = (migrate, export)
