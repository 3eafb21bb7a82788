"""The vault's keys: public ones in the settings, private ones in a file on an officer's machine.

The file holds the key closed by a passphrase (Argon2id), so that a lost stick opens nothing.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey
from nacl.pwhash import argon2id
from nacl.secret import SecretBox
from nacl.utils import random

from casework.app import current_settings
from casework.settings import VAULT_PUBLIC
from casework.vault.sealing import key_id

SHORTEST_PASSPHRASE = 12
FORMAT = "casework vault private key 1"


class BadKey(ValueError):
    """The private key cannot be made or read; the message says why."""


def recipients() -> tuple[PublicKey, ...]:
    """For whom this service seals; none means that there is no vault."""
    texts = current_settings().vault_keys.replace(",", " ").split()
    return tuple(PublicKey(bytes.fromhex(each.removeprefix(VAULT_PUBLIC))) for each in texts)


def public_text(key: PublicKey) -> str:
    """As it stands in ``CASEWORK_VAULT_KEYS``."""
    return f"{VAULT_PUBLIC}{bytes(key).hex()}"


def make_private_key(path: Path, passphrase: str) -> PublicKey:
    """A fresh pair; the private half goes into a new file that only its owner reads."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise BadKey(f"the passphrase needs at least {SHORTEST_PASSPHRASE} characters")
    private, salt = PrivateKey.generate(), random(argon2id.SALTBYTES)
    closed = _box(passphrase, salt).encrypt(bytes(private))
    said = {
        "format": FORMAT,
        "id": key_id(private.public_key),
        "salt": salt.hex(),
        "closed": bytes(closed).hex(),
    }
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError as there:
        raise BadKey(f"{path} is there already; a key is never written over") from there
    with os.fdopen(handle, "w") as stream:
        stream.write(json.dumps(said))
        stream.flush()
        os.fsync(stream.fileno())
    return private.public_key


def read_private_key(path: Path, passphrase: str) -> PrivateKey:
    """The private key of such a file; raises BadKey."""
    try:
        said = json.loads(path.read_text())
        salt, closed = bytes.fromhex(said["salt"]), bytes.fromhex(said["closed"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BadKey(f"{path} is not a private key of the vault") from fault
    try:
        return PrivateKey(_box(passphrase, salt).decrypt(closed))
    except (CryptoError, ValueError) as fault:
        raise BadKey("the passphrase is wrong, or the file was changed") from fault


def _box(passphrase: str, salt: bytes) -> SecretBox:
    """Moderate: a second or so for its owner, and for whoever guesses."""
    key = argon2id.kdf(
        SecretBox.KEY_SIZE,
        passphrase.encode(),
        salt,
        opslimit=argon2id.OPSLIMIT_MODERATE,
        memlimit=argon2id.MEMLIMIT_MODERATE,
    )
    return SecretBox(key)
