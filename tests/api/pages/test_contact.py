"""The page on which a contact is sealed, and never shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from nacl.public import PrivateKey
from sqlalchemy import select

from casework.app import SETTINGS
from casework.database import db
from casework.models import VaultEntry
from casework.vault.keys import public_text
from tests.api.conftest import SignIn
from tests.cases import Cases
from workflows.states import State

WORDS = "Gọi 0912 345 678 sau 19 giờ"
GIVEN = {"words": WORDS, "agreed": "yes"}


@pytest.fixture
def vault(app: Flask) -> Flask:
    """The service seals for an officer."""
    public = public_text(PrivateKey.generate().public_key)
    app.config[SETTINGS] = replace(app.config[SETTINGS], vault_keys=public)
    return app


def kept() -> int:
    return len(db.session.scalars(select(VaultEntry.token)).all())


def test_it_is_sealed_and_only_the_week_is_shown(
    vault: Flask, sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    alice = sign_in("alice")
    assert f"/cases/{ref}/contact" in alice.get(f"/cases/{ref}").text
    assert alice.post(f"/cases/{ref}/contact", data=GIVEN).status_code == 303
    answer = alice.get(f"/cases/{ref}/contact")
    assert "trong tuần từ" in answer.text
    assert "0912" not in answer.text
    assert answer.headers["Cache-Control"] == "no-store"
    assert kept() == 1


def test_it_may_be_erased_at_once(vault: Flask, sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    alice = sign_in("alice")
    alice.post(f"/cases/{ref}/contact", data=GIVEN)
    assert alice.post(f"/cases/{ref}/contact/erase").status_code == 303
    assert kept() == 0


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("bob", 403),
        ("carol", 403),
        ("dan", 403),
        ("frank", 403),
        ("olga", 403),
        ("amy", 404),
        ("otto", 403),
    ],
)
def test_everybody_else_is_refused(
    vault: Flask, sign_in: SignIn, cases: Cases, who: str, status: int
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    path, browser = f"/cases/{ref}/contact", sign_in(who)
    assert browser.get(path).status_code == status
    assert browser.post(path, data=GIVEN).status_code == status
    assert browser.post(f"{path}/erase").status_code == status
    assert path not in browser.get(f"/cases/{ref}").text
    assert kept() == 0


def test_without_a_vault_there_is_no_such_page(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    alice = sign_in("alice")
    assert alice.get(f"/cases/{ref}/contact").status_code == 404
    assert alice.post(f"/cases/{ref}/contact", data=GIVEN).status_code == 404
    assert "/contact" not in alice.get(f"/cases/{ref}").text


@pytest.mark.parametrize("field", ["words", "agreed"])
def test_what_is_wrong_is_said_without_repeating_it(
    vault: Flask, sign_in: SignIn, cases: Cases, field: str
) -> None:
    ref = cases.reported()
    sent = {**GIVEN, field: ""}
    answer = sign_in("alice").post(f"/cases/{ref}/contact", data=sent)
    assert answer.status_code == 422
    assert f'href="#f-{field}"' in answer.text
    assert "0912" not in answer.text
    assert kept() == 0
