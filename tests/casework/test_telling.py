"""Names of streets, schools and old places are no names of people."""

from __future__ import annotations

import pytest

from casework.screening import marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Chợ Ông Tạ họp sớm", []),
        ("nhà ông Tạ cạnh chợ", ["Tạ"]),
        ("Đường Nguyễn Tất Thành", []),
        ("Nguyễn Tất Đạt ký tên", ["Nguyễn Tất Đạt"]),
        ("Hai Bà Trưng và Lê Lợi", []),
        ("bà Trưng bán rau", ["Trưng"]),
        ("Chủ tịch UBND xã", []),
        ("Chủ tịch Hùng", ["Hùng"]),
    ],
)
def test_what_stands_before_decides(text: str, expected: list[str]) -> None:
    assert [text[mark.start : mark.end] for mark in marks(text)] == expected
