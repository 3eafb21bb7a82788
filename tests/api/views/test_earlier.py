"""What a late case has been through, in words."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from flask import Flask

from api.views.earlier import earlier_lines
from casework.lists.earlier import Earlier, Happened, WasLate

AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("happened", "words"),
    [
        (
            Happened("extension_decided", AT, {"granted": False, "days": 3}, "Đã đủ.", None),
            "Không đồng ý gia hạn ngày 02/03/2026 – Đã đủ.",
        ),
        (
            Happened("extension_asked", AT, {"days": 3}, "", None),
            "Đề nghị gia hạn 3 ngày làm việc ngày 02/03/2026.",
        ),
        (Happened("returned", AT, {}, " ", None), "Trả lại ngày 02/03/2026."),
    ],
)
def test_each_happening_is_one_sentence(app: Flask, happened: Happened, words: str) -> None:
    with app.test_request_context("/", headers={"Accept-Language": "vi"}):
        assert list(earlier_lines(Earlier([happened], []))) == [words]


def test_lateness_comes_first_and_names_the_cycle(app: Flask) -> None:
    late = [WasLate("stage", "assigned", 1, 2), WasLate("directive", "directive_3", 2, 1)]
    with app.test_request_context("/", headers={"Accept-Language": "vi"}):
        assert list(earlier_lines(Earlier([], late))) == [
            "Đã từng quá hạn 2 ngày làm việc: Nhận xử lý.",
            "Đã từng quá hạn 1 ngày làm việc: Ý kiến chỉ đạo số 3 (xử lý lần 2).",
        ]
