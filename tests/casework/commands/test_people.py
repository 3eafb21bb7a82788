"""The first people of a new database, and tokens for programs."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import func, select

from casework.app import SETTINGS, opened_app
from casework.cli import main
from casework.clock import read_clock
from casework.database import db
from casework.models import ApiToken, Membership, Person, Unit
from casework.passwords import password_fits
from casework.prepare import prepare
from casework.running.programs import environment
from casework.settings import Settings
from tests.cast import Cast, email
from workflows.actors import Role

PASSWORD = "mot-cau-dai-de-nho"


def run(app: Flask, *words: str) -> Result:
    said = CliRunner().invoke(main, words, env=environment(app.config[SETTINGS]))
    db.session.rollback()
    return said


def create(app: Flask, address: str, unit: str = "TAM", role: str = "admin") -> Result:
    given = ["--name", "Người quản trị", "--role", role, "--unit", unit, "--password", PASSWORD]
    return run(app, "user", "create", address, *given)


def test_a_user_can_sign_in_and_holds_the_role_from_today(app: Flask, cast: Cast) -> None:
    assert create(app, "Moi@anminh.example").output == "moi@anminh.example\n"
    person = db.session.scalars(select(Person).where(Person.email == "moi@anminh.example")).one()
    assert password_fits(person.password_hash, PASSWORD)
    today = read_clock(db.session()) + timedelta(hours=7)
    seat = db.session.scalars(select(Membership).where(Membership.person_id == person.id)).one()
    assert (seat.role, seat.unit_id, seat.starts_on) == (
        Role.ADMIN,
        cast.unit("TAM"),
        today.date(),
    )


@pytest.mark.parametrize(
    ("address", "unit", "role"),
    [
        ("alice@anminh.example", "TAM", "admin"),
        ("moi@anminh.example", "XXX", "admin"),
        ("moi@anminh.example", "TAM", "agency_head"),
        ("moi@anminh.example", "TAM", "king"),
    ],
)
def test_a_user_that_makes_no_sense_is_refused(
    app: Flask, address: str, unit: str, role: str
) -> None:
    before = db.session.scalar(select(func.count(Person.id)))
    assert create(app, address, unit, role).exit_code != 0
    assert db.session.scalar(select(func.count(Person.id))) == before


def test_a_token_is_shown_once_and_only_its_hash_is_kept(app: Flask, cast: Cast) -> None:
    said = run(app, "token", "create", email("alice"), "--days", "30")
    secret = said.output.strip()
    kept = db.session.scalars(select(ApiToken)).one()
    assert kept.token_hash == hashlib.sha256(secret.encode()).hexdigest()
    assert kept.person_id == cast.person("alice")
    assert kept.expires_at - kept.created_at == timedelta(days=30)
    assert kept.scopes == "read"


def test_a_token_is_made_for_the_scopes_named_listed_and_revoked(app: Flask, cast: Cast) -> None:
    given = ("--name", "máy", "--scope", "read", "--scope", "act")
    secret = run(app, "token", "create", email("alice"), *given).output.strip()
    listed = run(app, "token", "list", email("alice")).output
    number, name, scopes, _ends, used = listed.strip().split("\t")
    assert (name, scopes, used) == ("máy", "act read", "-")
    assert secret not in listed
    assert run(app, "token", "revoke", email("bob"), number).exit_code == 1
    assert run(app, "token", "revoke", email("alice"), number).exit_code == 0
    assert run(app, "token", "list", email("alice")).output == ""
    assert run(app, "token", "create", email("alice"), "--scope", "admin").exit_code == 2
    assert run(app, "token", "create", email("alice"), "--days", "366").exit_code == 2


def test_nobody_gets_no_token(app: Flask) -> None:
    assert run(app, "token", "create", "nobody@anminh.example").exit_code == 1
    assert db.session.scalars(select(ApiToken)).all() == []


def test_an_empty_database_gets_its_first_unit_and_person(new_settings: Settings) -> None:
    with opened_app(new_settings) as new:
        prepare(new)
        assert run(new, "unit", "create", "HTB", "Tỉnh Hà Bình").output == "HTB\n"
        below = ["--kind", "commune", "--parent", "HTB"]
        assert run(new, "unit", "create", "HT1", "Xã Hạ Thôn", *below).exit_code == 0
        assert run(new, "unit", "create", "HT2", "Xã Khác", "--parent", "XXX").exit_code == 1
        assert create(new, "quantri@habinh.example", unit="HTB").exit_code == 0
        top, commune = db.session.scalars(select(Unit).order_by(Unit.id))
        assert (top.kind, commune.parent_id) == ("province", top.id)
