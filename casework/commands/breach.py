"""``casework breach`` says what was looked at in a stretch of days (docs/breach.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

import click

from casework.administration.log import COMMAND_LINE, log
from casework.app import opened_app
from casework.clock import read_clock
from casework.database import db
from casework.errors import BadInput, NotFound
from casework.lists.access import case_numbered, person_addressed
from casework.lists.breach import Affected, affected
from casework.refs import ZONE
from casework.unit_of_work import unit_of_work
from workflows.words import Label

DAY = click.DateTime(["%Y-%m-%d"])
BACKWARDS = Label("Ngày cuối phải từ ngày đầu trở đi.", "The last day cannot be before the first.")


@click.command()
@click.option("--from", "first", required=True, type=DAY, help="The first day, as 2026-03-02.")
@click.option("--until", "last", required=True, type=DAY, help="The last day, which counts too.")
@click.option("--person", help="Only what this account looked at: its whole address.")
@click.option("--case", "ref", help="Only who looked at this case: its number.")
def breach(first: datetime, last: datetime, person: str | None, ref: str | None) -> None:
    """List from the access log what may have got out; that it was listed is logged."""
    starts_on, ends_on = first.date(), last.date()
    if ends_on < starts_on:
        raise BadInput("until", BACKWARDS)
    with opened_app():
        person_id = None if person is None else person_addressed(db.session, person)
        case_id = None if ref is None else case_numbered(db.session, ref)
        if (person is not None and person_id is None) or (ref is not None and case_id is None):
            raise NotFound
        _note(starts_on, ends_on, person_id, ref)
        found = affected(
            db.session,
            since=_midnight(starts_on),
            until=_midnight(ends_on + timedelta(days=1)),
            person_id=person_id,
            case_id=case_id,
        )
    for line in _lines(found):
        click.echo(line)


def _note(starts_on: date, ends_on: date, person_id: int | None, ref: str | None) -> None:
    """First of all, so that a list that was read is never missing from the log."""
    days = {"starts_on": starts_on.isoformat(), "ends_on": ends_on.isoformat()}
    with unit_of_work() as session:
        now = read_clock(session())
        log(session, "breach_listed", actor=COMMAND_LINE, now=now, about=person_id, ref=ref, **days)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, datetime.min.time(), ZONE)


def _lines(found: Affected) -> Iterator[str]:
    looks = sum(found.kinds.values())
    by_kind = ", ".join(f"{kind} {number}" for kind, number in found.kinds.items())
    yield f"Looks: {looks}" + (f" ({by_kind})" if by_kind else "")
    yield f"Cases opened: {len(found.cases)}"
    for row in found.cases:
        yield f"  {row.ref}\t{row.looks} looks by {row.people} accounts\t{_span(row)}"
    if found.unnamed:
        yield f"Looks of collaborators at reports of their own, whose numbers are not kept: {found.unnamed}"
    yield f"Accounts that looked: {len(found.people)}"
    for row in found.people:
        yield f"  {row.name} <{row.email}>\t{row.looks} looks, {row.cases} cases"
    yield f"Taken away, or about many cases: {len(found.taken)}"
    for row in found.taken:
        said = " ".join(filter(None, (row.kind, row.what, row.ref)))
        yield f"  {_local(row.at)}\t{row.name or 'on the server itself'}\t{said}"


def _span(row: Any) -> str:
    return f"{_local(row.first)} – {_local(row.last)}"


def _local(at: datetime) -> str:
    return f"{at.astimezone(ZONE):%Y-%m-%d %H:%M}"


COMMANDS = (breach,)
