"""One-time codes: about now, from nonce and key; recovery codes however they are typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from pyotp import TOTP, parse_uri

from casework.app import SETTINGS
from casework.one_time_codes import (
    STEP,
    new_nonce,
    new_recovery_codes,
    recovery_hash,
    setup_address,
    setup_key,
    step_of,
)

NONCE = "a nonce for tests"


def test_the_address_and_the_key_make_the_same_codes(app: Flask, now: datetime) -> None:
    scanned = parse_uri(setup_address(NONCE, "bob@anminh.example"))
    assert isinstance(scanned, TOTP)
    assert scanned.at(now) == TOTP(setup_key(NONCE).replace(" ", "")).at(now)
    assert (scanned.issuer, scanned.name) == ("So vu viec", "bob@anminh.example")


@pytest.mark.parametrize(("seconds", "fits"), [(0, True), (30, True), (-30, True), (61, False)])
def test_a_code_fits_its_moment_and_half_a_minute_around(
    app: Flask, now: datetime, seconds: int, fits: bool
) -> None:
    code = TOTP(setup_key(NONCE).replace(" ", "")).at(now)
    step = step_of(NONCE, f" {code[:3]} {code[3:]} ", now=now + timedelta(seconds=seconds))
    assert step == (int(now.timestamp()) // STEP if fits else None)


@pytest.mark.parametrize("wrong", ["", "abcdef", "1" * 40, "\u0661" * 6, "\ud800"])
def test_anything_else_fits_nothing(app: Flask, now: datetime, wrong: str) -> None:
    assert step_of(NONCE, wrong.encode("utf-8", "replace").decode(), now=now) is None


def test_the_stored_nonce_alone_makes_no_code(app: Flask, now: datetime) -> None:
    here = setup_key(NONCE)
    app.config[SETTINGS] = replace(app.config[SETTINGS], secret_key="another key")
    assert setup_key(NONCE) != here


def test_nonces_and_recovery_codes_never_repeat(app: Flask) -> None:
    assert new_nonce() != new_nonce()
    codes = new_recovery_codes()
    assert len({*codes, *new_recovery_codes()}) == 20


def test_a_recovery_code_may_be_typed_in_any_way(app: Flask) -> None:
    assert recovery_hash("k7mw-2pfx-9rta") == recovery_hash(" K7MW 2PFX9RTA")
    assert recovery_hash("k7mw-2pfx-9rta") != recovery_hash("k7mw-2pfx-9rtb")
