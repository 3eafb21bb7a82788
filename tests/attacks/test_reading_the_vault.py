"""Somebody who has taken over the web server, or the database, wants the source's telephone number."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask
from nacl.public import PrivateKey

from casework.app import SETTINGS
from casework.database import db
from casework.settings import InvalidSettings, Settings
from casework.vault.contacts import keep_contact
from casework.vault.keys import public_text
from tests.cases import Cases
from tests.cast import Cast
from tests.contents import contents

NUMBER = "0912345678"


def test_no_web_server_even_has_the_code_that_opens() -> None:
    """C3: neither the key nor what uses it; a page that imports it fails here."""
    asked = "import api.app, sys; print([n for n in sys.modules if n.endswith('vault.opening')])"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_no_row_of_the_database_holds_it(app: Flask, cast: Cast, now: datetime) -> None:
    private = PrivateKey.generate()
    public = public_text(private.public_key)
    app.config[SETTINGS] = replace(app.config[SETTINGS], vault_keys=public)
    ref = Cases(cast, now).reported()
    keep_contact(ref, NUMBER, agreed=True, actor=cast.actor("alice"), now=now)
    db.session.remove()
    rows = [row for _, row in contents()]
    stored = b"\n".join(
        each if isinstance(each, bytes) else repr(each).encode() for row in rows for each in row
    )
    assert ref.encode() in stored, "a crawl that finds nothing proves nothing"
    for trace in (NUMBER.encode(), bytes(private), bytes(private).hex().encode()):
        assert trace not in stored


@pytest.mark.parametrize("setting", ["CASEWORK_VAULT_KEYS", "CASEWORK_VAULT_PRIVATE_KEY"])
def test_there_is_no_setting_that_takes_a_private_key(setting: str, tmp_path: Path) -> None:
    given = {"CASEWORK_DATA": str(tmp_path), setting: bytes(PrivateKey.generate()).hex()}
    with pytest.raises(InvalidSettings):
        Settings.from_env(given)
