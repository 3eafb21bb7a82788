"""The root is that of RFC 6962, and no other list has it."""

from __future__ import annotations

import hashlib

from casework.history.merkle import EMPTY, root_of


def leaf(text: str) -> bytes:
    return hashlib.sha256(b"\0" + text.encode()).digest()


def node(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(b"\1" + left + right).digest()


def test_nothing_has_a_root_too() -> None:
    assert root_of([]) == EMPTY == hashlib.sha256(b"").hexdigest()


def test_five_leaves_make_a_full_tree_of_four_and_one() -> None:
    a, b, c, d, e = map(leaf, "abcde")
    assert root_of("abcde") == node(node(node(a, b), node(c, d)), e).hex()


def test_seven_leaves_are_split_as_the_standard_says() -> None:
    a, b, c, d, e, f, g = map(leaf, "abcdefg")
    right = node(node(e, f), g)
    assert root_of("abcdefg") == node(node(node(a, b), node(c, d)), right).hex()


def test_order_number_and_content_all_count() -> None:
    lists = ["", "a", "ab", "ba", "abc", "aab", "abb", "abca"]
    assert len({root_of(each) for each in lists}) == len(lists)
