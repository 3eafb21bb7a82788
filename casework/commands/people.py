"""Commands on accounts: the first unit and people of a new database, tokens for programs."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

import click
from sqlalchemy import select

from casework.administration.log import COMMAND_LINE, log
from casework.app import opened_app
from casework.clock import read_clock
from casework.errors import BadInput, NotFound
from casework.models import ApiToken, Membership, Person, Unit
from casework.password_rules import check_password
from casework.passwords import hash_password
from casework.refs import ZONE
from casework.text import clean
from casework.tokens import token_hash
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import AGENCY_ROLES, Role
from workflows.words import Label

UNIT_KINDS = ("province", "commune", "ward", "special_zone")
# The people of agencies are made in the pages, where the agency is chosen.
ROLES = [role.value for role in Role if role not in AGENCY_ROLES]
NO_UNIT = Label("Không có đơn vị này.", "There is no such unit.")
TAKEN = Label("Địa chỉ này đã có tài khoản.", "This address has an account already.")


@click.group()
def unit() -> None:
    """Units of the two tiers."""


@unit.command("create")
@click.argument("code")
@click.argument("name")
@click.option("--kind", default="province", type=click.Choice(UNIT_KINDS), show_default=True)
@click.option("--parent", help="The short code of the unit above.")
def create_unit(code: str, name: str, kind: str, parent: str | None) -> None:
    """A unit valid from today on; CODE begins the numbers of its cases."""
    with opened_app(), unit_of_work() as session:
        today = read_clock(session()).astimezone(ZONE).date()
        above = None if parent is None else _unit_id(session, parent)
        session.add(
            Unit(code=code, name=clean("name", name), kind=kind, parent_id=above, valid_from=today)
        )
    click.echo(code)


@click.group()
def user() -> None:
    """People with an account."""


@user.command("create")
@click.argument("email")
@click.option("--name", required=True)
@click.option("--role", required=True, type=click.Choice(ROLES))
@click.option("--unit", required=True, help="The unit's short code.")
@click.password_option()
def create_user(email: str, name: str, role: str, unit: str, password: str) -> None:
    """An account with one role from today on."""
    email = email.strip().lower()
    check_password(password, email)
    hashed = hash_password(password)
    with opened_app(), unit_of_work() as session:
        now = read_clock(session())
        _add_person(session, email=email, name=name, role=role, unit=unit, hashed=hashed, now=now)
    click.echo(email)


@click.group()
def token() -> None:
    """Bearer tokens for programs."""


@token.command("create")
@click.argument("email")
@click.option("--days", default=90, show_default=True, type=click.IntRange(1, 366))
def create_token(email: str, days: int) -> None:
    """A token that acts as this person; it is shown once and only its hash is kept."""
    secret = secrets.token_urlsafe(32)
    with opened_app(), unit_of_work() as session:
        now = read_clock(session())
        _add_token(session, email=email, secret=secret, now=now, lasts=timedelta(days=days))
    click.echo(secret)


def _add_person(
    session: Writing, *, email: str, name: str, role: str, unit: str, hashed: str, now: datetime
) -> None:
    unit_id = _unit_id(session, unit)
    if session.scalar(select(Person.id).where(Person.email == email)) is not None:
        raise BadInput("email", TAKEN)
    person = Person(email=email, name=clean("name", name), password_hash=hashed, created_at=now)
    session.add(person)
    session.flush()
    today = now.astimezone(ZONE).date()
    session.add(Membership(person_id=person.id, role=role, unit_id=unit_id, starts_on=today))
    log(session, "account_added", actor=COMMAND_LINE, now=now, about=person.id)
    log(
        session,
        "role_granted",
        actor=COMMAND_LINE,
        now=now,
        about=person.id,
        role=role,
        unit=unit_id,
        agency=None,
        starts_on=today.isoformat(),
        ends_on=None,
    )


def _unit_id(session: Writing, code: str) -> int:
    unit_id = session.scalar(select(Unit.id).where(Unit.code == code))
    if unit_id is None:
        raise BadInput("unit", NO_UNIT)
    return unit_id


def _add_token(
    session: Writing, *, email: str, secret: str, now: datetime, lasts: timedelta
) -> None:
    person_id = session.scalar(select(Person.id).where(Person.email == email))
    if person_id is None:
        raise NotFound
    session.add(
        ApiToken(
            person_id=person_id,
            token_hash=token_hash(secret),
            created_at=now,
            expires_at=now + lasts,
        )
    )
    log(session, "token_made", actor=COMMAND_LINE, now=now, about=person_id)


COMMANDS = (unit, user, token)
