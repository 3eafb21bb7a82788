"""Bearer tokens: random, shown once, kept only as a hash."""

from __future__ import annotations

import hashlib


def token_hash(token: str) -> str:
    """What the database keeps of a bearer token."""
    return hashlib.sha256(token.encode()).hexdigest()
