"""Case numbers tell neither order nor volume, and can be read aloud."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from casework.refs import ALPHABET, new_ref

NEW_YEARS_EVE = datetime(2025, 12, 31, 17, 0, tzinfo=UTC)


def test_a_number_is_the_units_code_the_year_in_vietnam_and_six_random_signs() -> None:
    assert re.fullmatch(r"HTB-2026-[2-9A-HJ-KMNP-TV-Z]{6}", new_ref("HTB", NEW_YEARS_EVE))


def test_no_sign_looks_like_another() -> None:
    assert not set("01OILU") & set(ALPHABET)
    assert len(set(ALPHABET)) == len(ALPHABET)


def test_numbers_do_not_follow_each_other() -> None:
    made = [new_ref("HTB", NEW_YEARS_EVE) for _ in range(200)]
    assert len(set(made)) == 200
    assert made != sorted(made)
