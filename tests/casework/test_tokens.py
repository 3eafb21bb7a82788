"""Only a hash of a token is kept."""

from __future__ import annotations

import hashlib

from casework.tokens import token_hash


def test_the_hash_is_the_sha256_of_the_token() -> None:
    assert token_hash("bí mật") == hashlib.sha256("bí mật".encode()).hexdigest()
    assert token_hash("a") != token_hash("b")
