"""The arithmetic of one-time codes (RFC 6238) and of recovery codes; nothing is stored here."""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

from pyotp import TOTP

from casework.app import current_settings

STEP = 30
DRIFT = (0, -1, 1)
"""Steps a phone's clock may be off, and the order in which they are tried."""
ISSUER = "So vu viec"
RECOVERY_CODES = 10
GROUPS, GROUP = 3, 4
# Without letters that are taken for digits.
ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"


def new_nonce() -> str:
    """What one person's codes will be made from, with the service's key."""
    return secrets.token_urlsafe(32)


def setup_address(nonce: str, account: str) -> str:
    """The ``otpauth:`` address that an authenticator app reads from the QR code."""
    return _totp(nonce).provisioning_uri(name=account, issuer_name=ISSUER)


def setup_key(nonce: str) -> str:
    """The same as letters to type, in groups of four."""
    key = _totp(nonce).secret
    return " ".join(key[at : at + 4] for at in range(0, len(key), 4))


def step_of(nonce: str, code: str, *, now: datetime) -> int | None:
    """The half minute this is the code of, if that is about now."""
    present = int(now.timestamp()) // STEP
    typed = "".join(code.split())
    totp = _totp(nonce)
    fitting = (
        present + off
        for off in DRIFT
        if hmac.compare_digest(totp.at((present + off) * STEP).encode(), typed.encode())
    )
    return next(fitting, None)


def new_recovery_codes() -> list[str]:
    """Ten codes of some 59 random bits, such as ``k7mw-2pfx-9rta``."""
    return [
        "-".join("".join(secrets.choice(ALPHABET) for _ in range(GROUP)) for _ in range(GROUPS))
        for _ in range(RECOVERY_CODES)
    ]


def recovery_hash(code: str) -> str:
    """What is kept of a recovery code; blanks, dashes and capitals do not matter."""
    typed = "".join(each for each in code.lower() if each.isalnum())
    return _keyed("recovery", typed).hex()


def _totp(nonce: str) -> TOTP:
    return TOTP(base64.b32encode(_keyed("one-time", nonce)[:20]).decode())


def _keyed(what: str, text: str) -> bytes:
    key = current_settings().secret_key.encode()
    return hmac.new(key, f"{what}:{text}".encode("utf-8", "replace"), hashlib.sha256).digest()
