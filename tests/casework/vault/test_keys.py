"""The private key lies in a file closed by a passphrase; the settings take public ones only."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from flask import Flask
from nacl.public import PrivateKey

from casework.settings import InvalidSettings, Settings
from casework.vault.keys import (
    BadKey,
    make_private_key,
    public_text,
    read_private_key,
    recipients,
)

PASSPHRASE = "mot cau dai chi dung o day"


def test_a_pair_is_made_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "officer.key"
    public = make_private_key(path, PASSPHRASE)
    assert read_private_key(path, PASSPHRASE).public_key == public
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_file_alone_opens_nothing(tmp_path: Path) -> None:
    path = tmp_path / "officer.key"
    make_private_key(path, PASSPHRASE)
    private = bytes(read_private_key(path, PASSPHRASE)).hex()
    assert private not in path.read_text()
    with pytest.raises(BadKey):
        read_private_key(path, "another passphrase")


def test_a_short_passphrase_and_a_file_that_is_there_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "officer.key"
    with pytest.raises(BadKey):
        make_private_key(path, "short")
    assert not path.exists()
    path.write_text("precious")
    with pytest.raises(BadKey):
        make_private_key(path, PASSPHRASE)
    assert path.read_text() == "precious"


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"salt": 1, "closed": "00"}', "nonsense"])
def test_what_is_no_key_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "officer.key"
    path.write_text(text)
    with pytest.raises(BadKey):
        read_private_key(path, PASSPHRASE)


def test_the_service_knows_the_public_keys_of_its_settings(
    vault: Flask, officer_key: PrivateKey
) -> None:
    assert recipients() == (officer_key.public_key,)


def test_without_any_there_is_no_vault(app: Flask) -> None:
    assert recipients() == ()


def test_several_may_stand_in_a_file(tmp_path: Path) -> None:
    keys = [public_text(PrivateKey.generate().public_key) for _ in range(2)]
    (tmp_path / "keys").write_text("\n".join(keys))
    path = str(tmp_path / "keys")
    found = Settings.from_env({"CASEWORK_DATA": str(tmp_path), "CASEWORK_VAULT_KEYS_FILE": path})
    assert found.vault_keys.split() == keys


def test_the_service_does_not_start_with_a_private_key(tmp_path: Path) -> None:
    path = tmp_path / "officer.key"
    make_private_key(path, PASSPHRASE)
    for given in (bytes(PrivateKey.generate()).hex(), path.read_text(), "vault-private-00"):
        with pytest.raises(InvalidSettings, match="officer's machine"):
            Settings.from_env({"CASEWORK_DATA": str(tmp_path), "CASEWORK_VAULT_KEYS": given})
