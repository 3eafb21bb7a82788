"""The filters of the board as links."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from api.views.board_filters import SHOWN, FilterGroup, filter_groups
from casework.lists.facets import PICKS, Choice, Facets

ORDER = ("late", "severity", "unit", "agency", "type")


def groups(app: Flask, asked: dict[str, Any], **choices: list[Choice]) -> dict[str, FilterGroup]:
    by = {name: choices.get(name, []) for name in PICKS}
    with app.test_request_context("/"):
        found = filter_groups(Facets(by, 9, 9, cut=False), asked)
    return dict(zip(ORDER, found, strict=True))


def test_a_choice_narrows_and_keeps_what_was_asked(app: Flask) -> None:
    found = groups(app, {"sort": "unit"}, unit=[Choice(2, "Xã Suối Mây", 7)])
    (link,) = found["unit"].shown
    assert link == ("Xã Suối Mây", "7", "/board?sort=unit&unit=2", False)


def test_choosing_what_is_chosen_lets_go_of_it(app: Flask) -> None:
    found = groups(app, {"unit": 2, "sort": "unit"}, unit=[Choice(2, "Xã Suối Mây", 7)])
    (link,) = found["unit"].shown
    assert link.current
    assert link.href == "/board?sort=unit"


def test_the_unassigned_and_an_agency_exclude_each_other(app: Flask) -> None:
    both = [Choice(None, None, 5), Choice(4, "Sở", 2)]
    nobody, office = groups(app, {"agency": 4}, agency=both)["agency"].shown[::-1]
    assert (nobody.label, nobody.href) == ("Chưa giao", "/board?unassigned=true")
    assert (office.current, office.href) == (True, "/board")
    nobody, office = groups(app, {"unassigned": True}, agency=both)["agency"].shown
    assert (nobody.current, nobody.href) == (True, "/board")
    assert office.href == "/board?agency=4"


def test_bands_and_severities_come_in_their_own_order(app: Flask) -> None:
    found = groups(
        app,
        {},
        late=[Choice("0", None, 9), Choice("5", None, 3), Choice("10", None, 1)],
        severity=[Choice("none", None, 9), Choice("normal", None, 2), Choice("hot", None, 1)],
    )
    bands = [link.label for link in found["late"].shown]
    assert bands == ["Từ 10 ngày", "5–9 ngày", "Dưới 3 ngày"]
    severities = [link.label for link in found["severity"].shown]
    assert severities == ["Nguy cơ điểm nóng", "Bình thường", "Chưa phân loại"]


@pytest.mark.parametrize(
    ("name", "value", "label"),
    [
        ("unit", 9, "Đang chọn"),
        ("type", "other", "Khác"),
        ("late", "3", "3–4 ngày"),
        ("severity", "hot", "Nguy cơ điểm nóng"),
    ],
)
def test_a_chosen_value_without_cases_still_shows(
    app: Flask, name: str, value: Any, label: str
) -> None:
    (link,) = groups(app, {name: value})[name].shown
    assert (link.label, link.number, link.current) == (label, "0", True)


def test_a_long_list_folds_away_but_never_what_is_chosen(app: Flask) -> None:
    many = [Choice(n, f"Xã {n}", 100 - n) for n in range(SHOWN + 5)]
    found = groups(app, {"unit": SHOWN + 4}, unit=many)["unit"]
    assert len(found.shown) == SHOWN
    assert len(found.more) == 5
    assert found.shown[0].label == f"Xã {SHOWN + 4}"
