"""Choices and words of the administration."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace

from flask import Flask

from api.views.admin import (
    choices,
    choices_with_unit,
    roles,
    seat_words,
    sector_word,
    sectors,
    term,
    unit_kinds,
    validity,
)
from workflows.actors import Role

TODAY = date(2026, 3, 2)
FIRST = date(2025, 7, 1)


def test_validity_says_when_it_began_will_end_or_ended(app: Flask) -> None:
    with app.test_request_context("/"):
        assert validity(FIRST, None, TODAY) == "Từ 01/07/2025"
        assert validity(FIRST, date(2027, 1, 1), TODAY) == "01/07/2025 đến trước 01/01/2027"
        assert validity(FIRST, TODAY, TODAY) == "Hết hiệu lực từ 02/03/2026"


def test_a_term_names_its_last_day(app: Flask) -> None:
    with app.test_request_context("/"):
        assert term(FIRST, None) == "Từ 01/07/2025"
        assert term(FIRST, TODAY) == "01/07/2025 đến hết 02/03/2026"


def test_a_seat_is_a_role_in_an_agency_or_unit(app: Flask) -> None:
    with app.test_request_context("/"):
        at = SimpleNamespace(role="agency_head", agency="Sở Y tế", unit="Tỉnh An Minh")
        assert seat_words(at) == "Lãnh đạo cơ quan xử lý · Sở Y tế"
        at = SimpleNamespace(role="coordinator", agency=None, unit="Tỉnh An Minh")
        assert seat_words(at) == "Đầu mối · Tỉnh An Minh"


def test_rows_become_options(app: Flask) -> None:
    rows = [SimpleNamespace(id=3, name="Tổ 1", unit="Xã Suối Mây")]
    assert choices(rows) == [(3, "Tổ 1")]
    assert choices(rows, none="Chọn…") == [("", "Chọn…"), (3, "Tổ 1")]
    assert choices_with_unit(rows, none="–")[1] == (3, "Tổ 1 (Xã Suối Mây)")


def test_every_code_has_a_word(app: Flask) -> None:
    with app.test_request_context("/"):
        assert {code for code, _ in roles()} == {role.value for role in Role}
        assert dict(unit_kinds())["ward"] == "Phường"
        assert [word for _, word in sectors()] == sorted(word for _, word in sectors())
        assert sector_word("police") == "Công an"
        assert sector_word("from-an-old-file") == "from-an-old-file"
