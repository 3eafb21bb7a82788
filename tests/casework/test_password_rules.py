"""Passwords that may be chosen: long enough and known to nobody; any letters will do."""

from __future__ import annotations

import pytest

from casework.errors import BadInput
from casework.password_rules import KNOWN, check_password

ADDRESS = "nga.le@anminh.example"


@pytest.mark.parametrize("good", ["cây đa đầu", "x7" + "abcdefgh", "mười chữ ạ", "abcde" * 25])
def test_ten_characters_are_enough_and_any_will_do(good: str) -> None:
    check_password(good, ADDRESS)


@pytest.mark.parametrize(
    "weak",
    [
        "chín chữ ",
        "abcde" * 26,
        "a" * 20,
        ADDRESS,
        ADDRESS.upper(),
        "nga.le.long",
        "1234567890",
        "Password123",
        "matkhau123",
        "qwertyuiop",
    ],
)
def test_what_is_short_or_tried_first_is_refused(weak: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_password(weak, "nga.le.long@anminh.example" if "long" in weak else ADDRESS)
    assert refused.value.field == "password"


def test_the_list_is_what_it_says() -> None:
    known = [line for line in KNOWN.read_text().splitlines() if not line.startswith("#")]
    assert len(known) > 1_000
    assert all(10 <= len(line) <= 128 and line == line.lower() for line in known)
