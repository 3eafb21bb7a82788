"""What is sealed opens for its key, in its place, and tells nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey

from casework.vault.sealing import SMALLEST, STEP, CannotOpen, key_id, open_sealed, padded, seal

OFFICER, SECOND, STRANGER = (PrivateKey.generate() for _ in range(3))
PUBLIC = (OFFICER.public_key, SECOND.public_key)
PLACE = "contact SMY-2026-222222 token"


@given(st.binary(max_size=5_000))
def test_each_recipient_opens_it(content: bytes) -> None:
    sealed = seal(content, PUBLIC, belongs=PLACE)
    assert open_sealed(sealed, OFFICER, belongs=PLACE) == content
    assert open_sealed(sealed, SECOND, belongs=PLACE) == content


def test_nobody_else_does() -> None:
    sealed = seal(b"0912 345 678", PUBLIC, belongs=PLACE)
    with pytest.raises(CannotOpen):
        open_sealed(sealed, STRANGER, belongs=PLACE)


def test_nor_in_the_name_of_a_recipient() -> None:
    """A stranger's key put into the list by its short name still opens nothing."""
    sealed = bytearray(seal(b"0912 345 678", PUBLIC[:1], belongs=PLACE))
    sealed[5:9] = bytes.fromhex(key_id(STRANGER.public_key))
    with pytest.raises(CannotOpen):
        open_sealed(bytes(sealed), STRANGER, belongs=PLACE)


@pytest.mark.parametrize("place", ["contact SMY-2026-333333 token", "photo SMY-2026-222222", ""])
def test_in_another_place_it_does_not_open(place: str) -> None:
    sealed = seal(b"0912 345 678", PUBLIC, belongs=PLACE)
    with pytest.raises(CannotOpen):
        open_sealed(sealed, OFFICER, belongs=place)


def test_any_changed_byte_is_noticed() -> None:
    sealed = seal(b"0912 345 678", PUBLIC[:1], belongs=PLACE)
    for at in range(0, len(sealed), 7):
        changed = bytearray(sealed)
        changed[at] ^= 1
        with pytest.raises(CannotOpen):
            open_sealed(bytes(changed), OFFICER, belongs=PLACE)
    for end in (0, 4, 5, 60, len(sealed) - 1):
        with pytest.raises(CannotOpen):
            open_sealed(sealed[:end], OFFICER, belongs=PLACE)


@given(st.integers(0, 2_000), st.integers(0, 2_000))
def test_the_length_tells_nothing_within_a_size(one: int, other: int) -> None:
    lengths = {len(seal(b"x" * size, PUBLIC, belongs=PLACE)) for size in (one, other)}
    assert len(lengths) == 1


@given(st.integers(0, 3 * STEP))
def test_sizes_are_few(size: int) -> None:
    whole = len(padded(b"x" * size))
    assert whole == SMALLEST or whole % STEP == 0


def test_the_same_words_are_never_sealed_alike() -> None:
    assert seal(b"x", PUBLIC, belongs=PLACE) != seal(b"x", PUBLIC, belongs=PLACE)


def test_it_is_never_sealed_for_nobody() -> None:
    with pytest.raises(ValueError, match="nobody"):
        seal(b"x", (), belongs=PLACE)
