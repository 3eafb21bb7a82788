"""A violation says where, which promise, and what was found."""

from __future__ import annotations

from casework.checking.violation import Violation


def test_a_violation_is_one_line() -> None:
    one = Violation("version", "SMY-2026-7K3M9Q", "the row says 3, its events 2")
    assert str(one) == "SMY-2026-7K3M9Q: version: the row says 3, its events 2"
    assert not one.warning
