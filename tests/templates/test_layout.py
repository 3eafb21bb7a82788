"""The frame and the problem page draw with everything known and with nothing known."""

from __future__ import annotations

import re
from types import SimpleNamespace

import pytest

from tests.templates.drawing import ROOT, draw

PAGE = (
    '{% extends "layout.html" %}{% block heading %}Quá hạn{% endblock %}'
    "{% block side %}{{ side }}{% endblock %}{% block content %}Bảng{% endblock %}"
)
NAV = [
    {"label": "Quá hạn", "href": "/overdue", "current": True, "count": 37},
    {"label": "Báo cáo", "href": "/reports", "current": False, "count": None},
]


def test_a_page_shows_who_is_signed_in_where_they_are_and_what_is_unread() -> None:
    viewer = SimpleNamespace(name="Trần Quốc Dũng", role="Thường trực cấp ủy")
    banners = [("demo", "Bản dùng thử.")]
    html = draw(PAGE, side="Bên", nav=NAV, unread=12, viewer=viewer, banners=banners)
    for words in ("Trần Quốc Dũng", "Thường trực cấp ủy", "chưa đọc", "Bản dùng thử.", "Đăng xuất"):
        assert words in html
    assert 'href="/overdue" aria-current="page"' in html
    assert '<aside class="side">' in html
    assert html.count("<h1>") == 1


def test_a_page_draws_when_nothing_is_known() -> None:
    html = draw(PAGE, side="")
    assert "<aside" not in html
    assert "Đăng xuất" not in html
    assert 'href="#main"' in html
    assert '<html lang="vi">' in html


@pytest.mark.parametrize(("language", "offered"), [("vi", "English"), ("en", "Tiếng Việt")])
def test_the_other_language_is_offered_by_a_protected_form(language: str, offered: str) -> None:
    html = draw(PAGE, side="", language=language)
    form = html.split('action="/language"')[1].split("</form>")[0]
    assert offered in form
    assert "a-token" in form


def test_every_linked_file_exists() -> None:
    linked = re.findall(r'(?:src|href)="/static/([^"#]+)', draw(PAGE, side=""))
    assert len(linked) > 10
    assert [name for name in linked if not (ROOT / "static" / name).is_file()] == []


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 412, 413, 422, 429, 500, 503])
def test_the_problem_page_says_something_for_every_status_and_no_number(status: int) -> None:
    html = draw('{% include "errors/problem.html" %}', status=status)
    said = html.split("<main")[1].split("</main>")[0]
    assert str(status) not in said
    assert "Về trang đầu" in said


def test_the_problem_page_quotes_a_number_and_whom_to_ask() -> None:
    known = {"status": 500, "reference": "A7K3", "contact": "đầu mối xã", "steps": ["Thử lại."]}
    html = draw('{% include "errors/problem.html" %}', **known)
    for words in ("Báo mã A7K3 cho quản trị.", "Liên hệ đầu mối xã.", "Thử lại."):
        assert words in html
