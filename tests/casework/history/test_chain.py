"""The canonical form is fixed: a link sealed today has the same hash in ten years."""

from __future__ import annotations

import hashlib
import hmac
from typing import Any

import pytest

from casework.history.chain import Link, link_hash

LINK = Link(7, "HTB-2026-1", 2, "noted", 1, 3, "lead", 1_772_416_800_000_000, {"b": 1, "a": []}, None, "ff")  # fmt: skip


def test_it_is_the_hmac_of_a_json_array_without_blanks_and_with_sorted_keys() -> None:
    said = (
        '[7,"HTB-2026-1",2,"noted",1,3,"lead",1772416800000000,{"a":[],"b":1},null,"ff","before"]'
    )
    wanted = hmac.new(b"key", said.encode(), hashlib.sha256).hexdigest()
    assert link_hash(b"key", LINK, "before") == wanted


def test_letters_are_sealed_in_their_composed_form() -> None:
    composed, decomposed = ({"text": text} for text in ("h\u00f2a", "ho\u0300a"))
    assert composed != decomposed
    assert link_hash(b"k", LINK._replace(body=composed), "") == link_hash(
        b"k", LINK._replace(body=decomposed), ""
    )


@pytest.mark.parametrize("field", Link._fields)
def test_every_field_counts(field: str) -> None:
    old = getattr(LINK, field)
    new: Any = old + 1 if isinstance(old, int) else "another"
    assert link_hash(b"k", LINK._replace(**{field: new}), "") != link_hash(b"k", LINK, "")


def test_so_do_the_key_and_all_before() -> None:
    hashes = {link_hash(k, LINK, b) for k in (b"k", b"l") for b in ("", "x")}
    assert len(hashes) == 4
