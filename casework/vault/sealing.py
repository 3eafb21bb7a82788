"""One sealed thing: for the holders of some keys, padded, bound to where it belongs.

A fresh key closes the content by XChaCha20-Poly1305, with ``belongs`` as associated data: in another
case it does not open. That key lies beside it once for each recipient, in a sealed box (X25519), which
whoever made it cannot open again. libsodium's sealed box alone knows no associated data, so the two
are put together; several officers then cost 80 bytes each, not another copy of a photo.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.secret import Aead
from nacl.utils import random

FORMAT = b"SVK1"
ID_BYTES = 4
WRAPPED_BYTES = 80
COUNT_BYTES = 4
SMALLEST = 2_048
STEP = 256 * 1_024
"""A text always has the smallest size, a photo a whole number of steps."""


class CannotOpen(ValueError):
    """It is not for this key, not from here, or not what was sealed; the message says which."""


def seal(content: bytes, recipients: Sequence[PublicKey], *, belongs: str) -> bytes:
    """Closed for each of the recipients, at least one; none but they can open it."""
    if not recipients:
        raise ValueError("sealed for nobody, it would be lost")
    key = random(Aead.KEY_SIZE)
    head = FORMAT + bytes([len(recipients)])
    for each in recipients:
        head += bytes.fromhex(key_id(each)) + SealedBox(each).encrypt(key)
    return head + bytes(Aead(key).encrypt(padded(content), belongs.encode()))


def open_sealed(sealed: bytes, private: PrivateKey, *, belongs: str) -> bytes:
    """The content; raises CannotOpen."""
    start = len(FORMAT) + 1
    if not sealed.startswith(FORMAT) or len(sealed) <= start:
        raise CannotOpen("this was not sealed here")
    each = ID_BYTES + WRAPPED_BYTES
    end = start + sealed[start - 1] * each
    mine = bytes.fromhex(key_id(private.public_key))
    for at in range(start, end, each):
        if sealed[at : at + ID_BYTES] == mine:
            return _opened(sealed[at + ID_BYTES : at + each], sealed[end:], private, belongs)
    raise CannotOpen("it was sealed for another key")


def key_id(key: PublicKey) -> str:
    """A short name of a public key, in hex."""
    return hashlib.sha256(b"casework vault key\0" + bytes(key)).hexdigest()[: 2 * ID_BYTES]


def padded(content: bytes) -> bytes:
    """The content with its length before it and nothing after it, up to a fixed size."""
    size = COUNT_BYTES + len(content)
    whole = SMALLEST if size <= SMALLEST else -(-size // STEP) * STEP
    return (len(content).to_bytes(COUNT_BYTES, "big") + content).ljust(whole, b"\0")


def _opened(wrapped: bytes, closed: bytes, private: PrivateKey, belongs: str) -> bytes:
    try:
        key = SealedBox(private).decrypt(wrapped)
        whole = Aead(key).decrypt(closed, belongs.encode())
    except (CryptoError, ValueError) as fault:
        raise CannotOpen("it belongs elsewhere, or was changed") from fault
    length = int.from_bytes(whole[:COUNT_BYTES], "big")
    return whole[COUNT_BYTES : COUNT_BYTES + length]
