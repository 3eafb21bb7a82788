"""The keys of the history: one seals every event, one signs the day's anchor.

Neither is the key of the sessions: who can forge a cookie must not also be able to forge the past.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property, lru_cache

from nacl.signing import SigningKey

from casework.settings import Settings

ID_LENGTH = 8


@dataclass(frozen=True)
class Key:
    """A secret and the short name that stands beside what was sealed with it."""

    secret: bytes

    @cached_property
    def id(self) -> str:
        """Names the key and tells nothing about it."""
        return hashlib.sha256(b"casework history key\0" + self.secret).hexdigest()[:ID_LENGTH]


@dataclass(frozen=True)
class Ring:
    """All keys ever used, the newest first: with it new events are sealed."""

    keys: tuple[Key, ...]

    @property
    def current(self) -> Key:
        """With it new events are sealed."""
        return self.keys[0]

    def place(self, key_id: str) -> int | None:
        """How many newer keys there are; None for one that is not on this ring."""
        return self._places.get(key_id)

    @cached_property
    def _places(self) -> dict[str, int]:
        return {key.id: place for place, key in enumerate(self.keys)}


def ring_of(settings: Settings) -> Ring:
    """The keys of ``CASEWORK_HISTORY_KEY``, with commas between them, the newest first.

    Outside production they need not be given: then they follow from the secret kept in ``data``.
    """
    return _ring(settings.history_key or f"history of {settings.secret_key}")


def signers_of(settings: Settings) -> tuple[SigningKey, ...]:
    """The first signs anchors; anybody may check them with the public half of any.

    Those of ``CASEWORK_SIGNING_KEY``, with commas between them, the newest first.
    """
    return _signers(settings.signing_key or f"anchors of {settings.secret_key}")


@lru_cache(maxsize=8)
def _ring(given: str) -> Ring:
    return Ring(tuple(Key(secret.encode()) for secret in _listed(given)))


@lru_cache(maxsize=8)
def _signers(given: str) -> tuple[SigningKey, ...]:
    seeds = (hashlib.sha256(b"casework anchors\0" + each.encode()) for each in _listed(given))
    return tuple(SigningKey(seed.digest()) for seed in seeds)


def _listed(given: str) -> list[str]:
    return [each.strip() for each in given.split(",") if each.strip()]
