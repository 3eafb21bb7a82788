"""The desk as its template draws it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from api.schemas.lists import DESK_TABS
from api.views.desk import DeskView, desk_view, first_tab
from casework.lists.desk import DeskCounts

NONE = {"new": 0, "working": 0, "more": 0, "reported": 0, "support": 0}


def counts(**tabs: int) -> DeskCounts:
    return DeskCounts({**NONE, **tabs}, 4, 3, 2, 30, 25, 24)


def view(app: Flask, asked: dict[str, Any], cursor: str | None = None, **tabs: int) -> DeskView:
    with app.test_request_context("/"):
        return desk_view(asked, [], cursor, counts(**tabs))


@pytest.mark.parametrize(
    ("tabs", "first"),
    [
        ({}, "new"),
        ({"working": 2}, "working"),
        ({"working": 2, "more": 1}, "more"),
        ({"working": 2, "more": 1, "new": 1}, "new"),
        ({"reported": 5}, "new"),
    ],
)
def test_it_opens_where_something_must_be_done(tabs: dict[str, int], first: str) -> None:
    assert first_tab(counts(**tabs)) == first


def test_the_part_for_supporting_shows_only_when_it_holds_something(app: Flask) -> None:
    labels = [tab["label"] for tab in view(app, {"tab": "new"}).tabs]
    assert labels == ["Mới giao", "Đang xử lý", "Cần bổ sung", "Đã báo kết quả"]
    assert view(app, {"tab": "new"}, support=1).tabs[-1]["label"] == "Phối hợp"
    assert view(app, {"tab": "support"}).tabs[-1]["current"]


def test_figures_lead_to_the_whole_desk_by_time(app: Flask) -> None:
    found = view(app, {"tab": "new"})
    assert (found.late["value"], found.late["href"]) == ("2", "/desk?tab=all&due=late")
    assert (found.on_time, found.ended, found.on_time_original) == (25, 30, 24)


def test_a_list_behind_a_figure_says_what_it_is_and_leads_back(app: Flask) -> None:
    late = view(app, {"tab": "all", "due": "late"}, "B")
    assert late.only == "Đang giữ, quá hạn"
    assert late.whole_href == "/desk"
    assert late.next_href == "/desk?tab=all&due=late&cursor=B"
    assert view(app, {"tab": "month"}).only == "Đã báo kết quả trong tháng này"
    assert view(app, {"tab": "new"}).only == ""


@pytest.mark.parametrize("tab", DESK_TABS)
def test_an_empty_part_says_what_would_be_there(app: Flask, tab: str) -> None:
    assert view(app, {"tab": tab}).empty
