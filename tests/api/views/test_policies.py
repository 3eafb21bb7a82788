"""A policy in words."""

from __future__ import annotations

from flask import Flask

from api.views.policies import changes, given, lines, term_label
from casework.rules.written import read_policy
from workflows.types import CASE_TYPES

POLLUTION = CASE_TYPES["pollution"].policy


def words(name: str) -> str:
    return next(line.text for line in lines(POLLUTION) if line.name == name)


def test_a_term_says_how_long_when_urgent_and_by_whose_rule(app: Flask) -> None:
    with app.test_request_context():
        assert words("reported") == (
            "2 ngày làm việc; việc khẩn 4 giờ làm việc; Mặc định của hệ thống"
        )
        assert words("first_response") == "10 ngày làm việc; Quy định 11-QĐi/TW năm 2019"
        assert words("check") == "8 giờ làm việc"


def test_a_rung_says_how_far_from_the_due_date(app: Flask) -> None:
    with app.test_request_context():
        assert words("rung_1") == ("Trước hạn 2 ngày làm việc; việc khẩn trước hạn 2 giờ làm việc")
        assert words("rung_2") == "Khi đến hạn; việc khẩn khi đến hạn"
        assert words("rung_5") == "Sau hạn 10 ngày làm việc; việc khẩn sau hạn 24 giờ làm việc"


def test_only_what_differs_is_compared_and_a_lost_law_shows(app: Flask) -> None:
    land = CASE_TYPES["land_grievance"].policy
    ours = read_policy("land_grievance", 2, {"in_progress_source": "default"})
    with app.test_request_context():
        (changed,) = changes(land, ours)
    assert changed.label == "Xử lý và báo kết quả"
    assert changed.before.startswith("30 ngày; Luật Đất đai 2024")
    assert changed.after == "30 ngày; Mặc định của hệ thống"


def test_a_term_is_named_after_what_has_to_be_done(app: Flask) -> None:
    with app.test_request_context():
        assert term_label("assigned") == "Nhận xử lý"
        assert term_label("lapse") == "Chờ xác nhận"


def test_a_form_holds_words_and_nothing_for_none() -> None:
    assert given({"rung_1": -2, "check": None}) == {"rung_1": "-2", "check": ""}
