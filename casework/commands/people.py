"""Commands on accounts: the first unit and people of a new database, tokens for programs."""

from __future__ import annotations

from datetime import datetime

import click
from sqlalchemy import select

from casework.administration.log import COMMAND_LINE, log
from casework.administration.tokens import DAYS, MOST_DAYS, add_token, revoke_token
from casework.app import opened_app
from casework.clock import read_clock
from casework.database import db
from casework.errors import BadInput, NotFound
from casework.models import Membership, Person, Unit
from casework.password_rules import check_password
from casework.passwords import hash_password
from casework.refs import ZONE
from casework.seats import Reading
from casework.text import clean
from casework.tokens import tokens_of
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import AGENCY_ROLES, Role
from workflows.scopes import Scope
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
@click.option("--name", default="Dòng lệnh", show_default=True, help="What it is for.")
@click.option(
    "--scope",
    "scopes",
    multiple=True,
    default=[Scope.READ.value],
    show_default=True,
    type=click.Choice([scope.value for scope in Scope]),
    help="What it may do; may be given several times.",
)
@click.option("--days", default=DAYS, show_default=True, type=click.IntRange(1, MOST_DAYS))
def create_token(email: str, name: str, scopes: tuple[str, ...], days: int) -> None:
    """A token that acts as this person; it is shown once and only its hash is kept."""
    with opened_app(), unit_of_work() as session:
        secret = add_token(
            session,
            _person_id(session, email),
            by=COMMAND_LINE,
            now=read_clock(session()),
            name=clean("name", name),
            scopes=frozenset(map(Scope, scopes)),
            days=days,
        )
    click.echo(secret)


@token.command("list")
@click.argument("email")
def list_tokens(email: str) -> None:
    """The living tokens of a person: number, name, scopes, end, last use."""
    with opened_app():
        now = read_clock(db.session())
        for each in tokens_of(db.session, _person_id(db.session, email), now=now):
            used = "-" if each.last_used_at is None else f"{each.last_used_at:%Y-%m-%d}"
            line = (str(each.id), each.name, each.scopes, f"{each.expires_at:%Y-%m-%d}", used)
            click.echo("\t".join(line))


@token.command("revoke")
@click.argument("email")
@click.argument("number", type=int)
def end_token(email: str, number: int) -> None:
    """Worth nothing from now on; NUMBER is the one that `token list` shows."""
    with opened_app():
        now = read_clock(db.session())
        person_id = _person_id(db.session, email)
        revoke_token(number, person_id=person_id, actor=COMMAND_LINE, now=now)


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


def _person_id(session: Reading, email: str) -> int:
    person_id = session.scalar(select(Person.id).where(Person.email == email.strip().lower()))
    if person_id is None:
        raise NotFound
    return person_id


COMMANDS = (unit, user, token)
