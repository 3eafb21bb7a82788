"""What the page of cases behind a number says that number is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from flask import Flask

from api.views.behind import age_name, behind_lines, number_name, step_name
from casework.figures.behind import NUMBERS, Asked, Behind, Line
from workflows.figures.periods import period_of


@pytest.fixture(autouse=True)
def asked(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


@pytest.mark.parametrize("of", NUMBERS)
def test_every_number_has_a_name(of: str) -> None:
    assert len(number_name(Asked(of), {})) > 3


def test_the_name_says_what_it_was_narrowed_to() -> None:
    said = number_name(Asked("late", place=3, type="pollution"), {3: "Xã Suối Mây"})
    assert said == "Đang trễ hạn · Xã Suối Mây · Ô nhiễm môi trường"
    month = number_name(Asked("month.late", month=period_of("2026-02")), {})
    assert month == "Trễ hạn cuối tháng · Tháng 02 năm 2026"
    assert number_name(Asked("age.open", age=8), {}) == "Đang xử lý · 8–30 ngày"


def test_ages_and_steps_have_their_words() -> None:
    assert [age_name(each) for each in (0, 91)] == ["0–7 ngày", "Từ 91 ngày"]
    assert step_name("confirmed") == "Xác nhận đã xong"
    assert step_name("assigned") == "Đã giao"


def test_a_line_says_how_it_stood_only_where_the_number_is_about_that() -> None:
    at = datetime(2026, 3, 1, tzinfo=UTC)
    lines = [Line("A", "Kênh đen", at, "open_late", None), Line("B", "Mỏ đá", at, None, None)]
    found = behind_lines(Behind(2, lines, 0))
    assert [each["exit"] for each in found] == ["Đang xử lý: trễ hạn", ""]
    assert [each["outcome"] for each in found] == ["", ""]
