"""The board as its template draws it."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from flask import Flask

from api.views.board import Board, board_view
from casework.lists.facets import PICKS, Facets
from casework.lists.figures import Figures

NUMBERS = Figures(40, 2, 3, 5, 4, 7, 6, 8, date(2026, 1, 31))


def view(
    app: Flask, now: datetime, asked: dict[str, Any], cursor: str | None = None, total: int = 37
) -> Board:
    found = Facets({name: [] for name in PICKS}, total, total, cut=total > 5_000)
    with app.test_request_context("/"):
        return board_view(asked, [], cursor, found, NUMBERS, now=now)


def test_four_figures_each_with_the_past_and_a_link(app: Flask, now: datetime) -> None:
    figures = view(app, now, {}).figures
    assert [(f["label"], f["value"], f["href"]) for f in figures] == [
        ("Quá hạn", "37", "/board"),
        ("Điểm nóng đang theo dõi", "2", "/hot-spots"),
        ("Chỉ đạo chưa thực hiện", "5", "/directives?status=open"),
        (
            "Kết thúc chưa có xác nhận",
            "7",
            "/cases?verification=unconfirmed&ended_since=2026-01-31",
        ),
    ]
    assert [f["note"] for f in figures] == [
        "30 ngày trước: 40",
        "30 ngày trước: 3",
        "30 ngày trước: 4",
        "30 ngày qua; 30 ngày trước đó: 6",
    ]


def test_paused_cases_are_said_beside_the_filters(app: Flask, now: datetime) -> None:
    assert view(app, now, {}).paused == "8"


def test_a_great_number_is_not_counted_out(app: Flask, now: datetime) -> None:
    assert view(app, now, {}, total=9_000).figures[0]["value"] == "1.000+"


def test_the_next_page_keeps_filters_and_order(app: Flask, now: datetime) -> None:
    found = view(app, now, {"unit": 2, "sort": "unit", "cursor": "A"}, "B")
    assert found.next_href == "/board?unit=2&sort=unit&cursor=B"
    assert found.first_href == "/board?unit=2&sort=unit"
    assert view(app, now, {}).next_href is None
    assert view(app, now, {}).first_href is None


def test_letting_go_of_filters_keeps_the_order(app: Flask, now: datetime) -> None:
    assert view(app, now, {"unit": 2, "sort": "unit"}).unfiltered_href == "/board?sort=unit"
    assert view(app, now, {"sort": "unit"}).unfiltered_href is None
    assert view(app, now, {"unassigned": False}).unfiltered_href is None


def test_what_is_taken_away_is_what_was_asked(app: Flask, now: datetime) -> None:
    asked = {"unit": 2, "unassigned": True, "sort": "unit", "cursor": "A"}
    assert view(app, now, asked).taken == {"unit": "2", "unassigned": "true"}


def test_the_order_in_force_is_marked(app: Flask, now: datetime) -> None:
    orders = view(app, now, {"sort": "unit"}).orders
    assert [link.current for link in orders] == [False, False, True]
    assert [link.href for link in orders] == [
        "/board?sort=late",
        "/board?sort=severity",
        "/board?sort=unit",
    ]
    assert view(app, now, {}).orders[0].current
    assert view(app, now, {}).updated == "09:00"
