"""Signing in: right, wrong and unknown, all at the same price."""

from __future__ import annotations

from datetime import datetime

import pytest
from sqlalchemy import update

from casework import signing_in
from casework.database import db
from casework.errors import TooOften
from casework.models import Person
from casework.signing_in import recognise, sign_in
from casework.unit_of_work import unit_of_work
from tests.cast import PASSWORD, Cast, email


def test_the_right_password_is_recognised(cast: Cast) -> None:
    person = recognise(db.session, email("alice"), PASSWORD)
    assert person is not None
    assert person.id == cast.person("alice")


def test_the_address_may_be_typed_in_capitals_with_blanks(cast: Cast) -> None:
    person = recognise(db.session, f"  {email('alice').upper()} ", PASSWORD)
    assert person is not None
    assert person.id == cast.person("alice")


@pytest.mark.parametrize(
    ("address", "password"),
    [
        (email("alice"), "mat-khau-khac"),
        (email("alice"), ""),
        (email("nobody"), PASSWORD),
        ("", PASSWORD),
        ("alice\x00@anminh.example", PASSWORD),
        (email("alice"), "x" * 1_000_000),
        (email("alice"), PASSWORD + "x" * 300),
    ],
)
def test_anything_else_is_not(cast: Cast, address: str, password: str) -> None:
    assert recognise(db.session, address, password) is None


def test_a_closed_account_is_not_recognised(cast: Cast) -> None:
    with unit_of_work() as session:
        session.execute(update(Person).where(Person.email == email("alice")).values(active=False))
    assert recognise(db.session, email("alice"), PASSWORD) is None


def test_failures_are_counted_and_success_is_not(cast: Cast, now: datetime) -> None:
    def attempt(password: str) -> Person | None:
        return sign_in(db.session, email("alice"), password, place="here", now=now)

    for _ in range(12):
        assert attempt(PASSWORD) is not None
    for _ in range(10):
        assert attempt("mat-khau-khac") is None
    with pytest.raises(TooOften):
        attempt(PASSWORD)


@pytest.mark.parametrize("address", [email("alice"), email("nobody")])
def test_an_unknown_address_costs_one_check_as_a_known_one_does(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    checked: list[str] = []

    def count(stored: str, password: str) -> bool:
        checked.append(stored)
        return False

    monkeypatch.setattr(signing_in, "password_fits", count)
    assert recognise(db.session, address, "mat-khau-khac") is None
    assert len(checked) == 1
    assert checked[0].startswith("$argon2id$")
