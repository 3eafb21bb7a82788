"""``casework vault`` on an officer's machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask

from casework.app import SETTINGS
from casework.cli import main
from casework.running.programs import environment
from casework.vault.contacts import keep_contact
from tests.cases import Cases
from tests.cast import PASSWORD, Cast, email
from workflows.states import State

PASSPHRASE = "mot cau dai chi dung o day"
WORDS = "Gọi 0912 345 678 sau 19 giờ"


def run(app: Flask, *words: str, typed: str) -> Result:
    settings = environment(app.config[SETTINGS])
    return CliRunner().invoke(main, ["vault", *words], input=typed, env=settings)


@pytest.fixture
def key(app: Flask, tmp_path: Path) -> Path:
    """The officer's private key; the service is told the public one."""
    path = tmp_path / "officer.key"
    said = run(app, "keygen", str(path), typed=f"{PASSPHRASE}\n{PASSPHRASE}\n")
    assert said.exit_code == 0, said.output
    assert "state secret" in said.stderr
    public = said.stdout.strip().splitlines()[-1]
    app.config[SETTINGS] = replace(app.config[SETTINGS], vault_keys=public)
    return path


def opened(app: Flask, ref: str, key: Path, passphrase: str = PASSPHRASE) -> Result:
    given = ("--reason", "Cần gọi để bảo vệ", "--officer", email("bob"), "--key", str(key))
    return run(app, "open", ref, *given, typed=f"{passphrase}\n{PASSWORD}\n")


def test_what_was_sealed_is_printed(app: Flask, key: Path, cast: Cast, now: datetime) -> None:
    ref = Cases(cast, now).at(State.IN_PROGRESS)
    keep_contact(ref, WORDS, agreed=True, actor=cast.actor("alice"), now=now)
    said = opened(app, ref, key)
    assert said.exit_code == 0, said.output
    assert said.stdout.strip().splitlines()[-1] == WORDS
    assert PASSPHRASE not in said.output
    assert PASSWORD not in said.output


def test_a_wrong_passphrase_is_said_in_one_line(
    app: Flask, key: Path, cast: Cast, now: datetime
) -> None:
    ref = Cases(cast, now).at(State.IN_PROGRESS)
    keep_contact(ref, WORDS, agreed=True, actor=cast.actor("alice"), now=now)
    said = opened(app, ref, key, "another passphrase")
    assert said.exit_code == 1
    assert "passphrase is wrong" in said.output
    assert WORDS not in said.output


def test_a_case_without_a_contact_says_so(app: Flask, key: Path, cast: Cast, now: datetime) -> None:
    said = opened(app, Cases(cast, now).at(State.IN_PROGRESS), key)
    assert said.exit_code == 1
    assert "két lưu" in said.output
