"""Attempts to find a password, or who has an account, by trying."""

from __future__ import annotations

import re
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from statistics import median

import pytest
from flask import Flask
from sqlalchemy import update

from casework.database import MICROSECOND, db
from casework.models import Attempt, DatabaseMark, Person
from casework.passwords import hash_password
from casework.unit_of_work import unit_of_work
from tests.cast import PASSWORD, Cast, email

# Each visitor has another.
TOKEN = re.compile(r'(name="csrf-token" content|name="csrf_token" value)="[^"]*"')


def attempt(app: Flask, address: str, password: str, place: str = "192.0.2.1") -> tuple[int, str]:
    answer = app.test_client().post(
        "/sign-in",
        data={"email": address, "password": password},
        environ_overrides={"REMOTE_ADDR": place},
    )
    return answer.status_code, TOKEN.sub("", answer.text.replace(address, ""))


def wait(passed: timedelta) -> None:
    with unit_of_work() as session:
        more = DatabaseMark.shift_us + passed // MICROSECOND
        session.execute(update(DatabaseMark).values(shift_us=more))


def test_the_eleventh_guess_is_refused_even_when_it_is_right(app: Flask, cast: Cast) -> None:
    for number in range(10):
        assert attempt(app, email("bob"), f"sai {number}", f"192.0.2.{number}")[0] == 422
    assert attempt(app, email("bob"), PASSWORD, "192.0.2.99")[0] == 429
    wait(timedelta(minutes=5))
    assert attempt(app, email("bob"), PASSWORD)[0] == 303


def test_case_blanks_and_other_spellings_are_one_account(app: Flask, cast: Cast) -> None:
    address = email("bob")
    spellings = [address, address.upper(), f" {address}", f"{address} ", address.title()] * 2
    for number, spelling in enumerate(spellings):
        assert attempt(app, spelling, "sai", f"192.0.2.{number}")[0] == 422
    assert attempt(app, f"  {address.upper()}", PASSWORD, "192.0.2.99")[0] == 429


def test_one_place_cannot_try_many_accounts(app: Flask, cast: Cast) -> None:
    for number in range(10):
        assert attempt(app, f"nobody{number}@anminh.example", PASSWORD)[0] == 422
    assert attempt(app, email("bob"), PASSWORD)[0] == 429
    assert attempt(app, email("bob"), PASSWORD, "192.0.2.2")[0] == 303


def test_an_office_behind_one_address_may_sign_in_all_morning(app: Flask, cast: Cast) -> None:
    for who in ("bob", "alice", "dan", "frank", "olga", "carol", "grace") * 2:
        assert attempt(app, email(who), PASSWORD)[0] == 303


def test_a_header_that_claims_another_place_helps_nobody(app: Flask, cast: Cast) -> None:
    for number in range(11):
        answer = app.test_client().post(
            "/sign-in",
            data={"email": f"n{number}@anminh.example", "password": "sai"},
            headers={"X-Forwarded-For": f"198.51.100.{number}", "Forwarded": "for=198.51.100.9"},
        )
    assert answer.status_code == 429


def test_many_at_the_same_moment_get_no_more_guesses(app: Flask, cast: Cast) -> None:
    def guess(number: int) -> int:
        with app.app_context():
            return attempt(app, email("bob"), "sai", f"192.0.2.{number}")[0]

    with ThreadPoolExecutor(8) as many:
        answers = list(many.map(guess, range(40)))
    assert answers.count(422) <= 10
    assert set(answers) == {422, 429}


def test_being_braked_tells_nothing_about_the_account(app: Flask, cast: Cast) -> None:
    seen = [
        [attempt(app, address, "sai", f"192.0.2.{n}") for n in range(11)]
        for address in (email("bob"), "nobody@anminh.example")
    ]
    assert seen[0] == seen[1]


@pytest.mark.parametrize("locked", [True, False])
def test_the_time_taken_tells_nothing_about_the_account(
    app: Flask, cast: Cast, locked: bool
) -> None:
    """With hashes as real accounts have them; the test's own are made cheap."""
    with unit_of_work() as session:
        session.execute(
            update(Person)
            .where(Person.email == email("bob"))
            .values(password_hash=hash_password(PASSWORD), active=not locked)
        )
    attempt(app, "warm@anminh.example", "sai")

    def seconds(address: str) -> float:
        begun = time.perf_counter()
        attempt(app, address, "sai")
        return time.perf_counter() - begun

    known, unknown = [], []
    for number in range(4):
        known.append(seconds(email("bob")))
        unknown.append(seconds(f"nobody{number}@anminh.example"))
    # Leaving the hash out would make one of them ten times the other.
    assert 0.4 < median(known) / median(unknown) < 2.5


def test_a_password_of_years_ago_still_opens(app: Flask, cast: Cast) -> None:
    """Whoever must change it every few months takes a weaker one (ASVS 6.2.10)."""
    wait(timedelta(days=700))
    assert attempt(app, email("bob"), PASSWORD)[0] == 303


def test_no_place_is_kept(app: Flask, cast: Cast) -> None:
    attempt(app, email("bob"), "sai", "203.0.113.77")
    rows = db.session.query(Attempt).all()
    assert rows
    assert "203.0.113.77" not in str([vars(row) for row in rows])
