"""Reasons in words; a chance is said as one in so many."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from api.views.hot_spot_proposals import why

NEAR: dict[str, Any] = {
    "look": "closeness", "counted": 4, "days": 28, "expected": 0.04, "chance": 0.00001,
}  # fmt: skip


@pytest.mark.parametrize(
    ("finding", "words"),
    [
        (NEAR, "Cùng một nơi có 4 vụ việc trong 28 ngày"),
        (NEAR, "khoảng 1 lần trong 100.000"),
        ({**NEAR, "chance": 1e-9}, "chưa tới một phần triệu"),
        ({**NEAR, "look": "surge", "expected": 1.25}, "thường khoảng 1,2"),
        ({**NEAR, "look": "voices", "counted": 5}, "5 cộng tác viên, mỗi người tự phản ánh"),
    ],
)
def test_each_look_has_its_sentence(app: Flask, finding: dict[str, Any], words: str) -> None:
    with app.test_request_context():
        assert words in why(finding)
