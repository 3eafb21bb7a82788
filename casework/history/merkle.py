"""One hash over many: a Merkle tree as certificate logs build it (RFC 6962 §2.1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

EMPTY = hashlib.sha256(b"").hexdigest()


def root_of(leaves: Iterable[str]) -> str:
    """SHA-256 in hex over leaves in their order; a leaf can never be taken for an inner node."""
    # Whole subtrees seen so far, the largest first: with each, how many leaves it spans.
    trees: list[tuple[int, bytes]] = []
    for leaf in leaves:
        span, node = 1, hashlib.sha256(b"\0" + leaf.encode()).digest()
        while trees and trees[-1][0] == span:
            span, node = 2 * span, _above(trees.pop()[1], node)
        trees.append((span, node))
    if not trees:
        return EMPTY
    node = trees.pop()[1]
    while trees:
        node = _above(trees.pop()[1], node)
    return node.hex()


def _above(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()
