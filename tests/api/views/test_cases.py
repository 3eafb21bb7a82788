"""The list of cases as its template draws it."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import Flask

from api.views.cases import CasesView, cases_view
from casework.lists.choices import Named

TWO = [Named(1, "Tỉnh An Minh"), Named(2, "Xã Suối Mây")]


def view(
    app: Flask, asked: dict[str, Any], cursor: str | None = None, units: list[Named] = TWO
) -> CasesView:
    with app.test_request_context("/"):
        return cases_view(asked, [], cursor, units=units, agencies=[])


def test_one_unit_to_choose_from_is_no_choice(app: Flask) -> None:
    names = {field.name for field in view(app, {}).fields}
    assert names == {"state", "type", "unit", "overdue", "sort"}
    fewer = {field.name for field in view(app, {}, units=TWO[:1]).fields}
    assert fewer == {"state", "type", "overdue", "sort"}


def test_what_was_chosen_stays_chosen(app: Flask) -> None:
    found = {field.name: field.value for field in view(app, {"unit": 2, "overdue": False}).fields}
    assert found["unit"] == "2"
    assert found["overdue"] == "false"
    assert found["state"] == ""


def test_what_a_link_asked_is_said_and_kept(app: Flask) -> None:
    found = view(app, {"hot_spot": True, "ended_since": date(2026, 1, 31), "state": "closed"})
    assert found.kept == {"hot_spot": "true", "ended_since": "2026-01-31"}
    assert found.said == ["Thuộc điểm nóng", "Kết thúc từ 31/01/2026"]
    assert found.narrowed


def test_the_next_page_keeps_even_a_no(app: Flask) -> None:
    found = view(app, {"overdue": False, "cursor": "A"}, "B")
    assert found.next_href == "/cases?overdue=false&cursor=B"
    assert found.first_href == "/cases?overdue=false"
    assert not view(app, {"sort": "due"}).narrowed
