"""Keys have names that tell nothing, and neither is the key of the sessions."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from casework.history.keys import ring_of, signers_of
from tests.conftest import settings_in

OURS = settings_in(Path("unused"), "")


def test_the_first_key_seals_and_the_others_are_remembered() -> None:
    ring = ring_of(replace(OURS, history_key="new key, old key"))
    assert [key.secret for key in ring.keys] == [b"new key", b"old key"]
    assert ring.current.secret == b"new key"
    assert [ring.place(key.id) for key in ring.keys] == [0, 1]
    assert ring.place("another") is None


def test_the_name_of_a_key_is_short_and_is_not_the_key() -> None:
    (key,) = ring_of(replace(OURS, history_key="only key")).keys
    assert len(key.id) == 8
    assert key.id.encode() not in key.secret


def test_without_keys_of_their_own_they_follow_from_the_kept_secret_and_differ() -> None:
    ring, (signer,) = ring_of(OURS), signers_of(OURS)
    assert ring == ring_of(OURS)
    assert ring != ring_of(replace(OURS, secret_key="another"))
    assert ring.current.secret not in {OURS.secret_key.encode(), bytes(signer)}


def test_signers_rotate_too() -> None:
    new, old = signers_of(replace(OURS, signing_key="new,old"))
    assert new.verify_key != old.verify_key
    assert signers_of(replace(OURS, signing_key="old")) == (old,)
