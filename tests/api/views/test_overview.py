"""The picture of a period in words: shares with both numbers, differences, shades of a table."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from flask import Flask

from api.views.overview import DEPTHS, overview_view, share_words
from casework.figures.months import AGES, AgeCount, MonthCount
from casework.figures.overview import Overview
from workflows.figures.periods import period_of

TWELVE = [period_of(f"{2025 + n // 12}-{n % 12 + 1:02}") for n in range(3, 15)]
MONTHS = [MonthCount(each, 4, 2, 1) for each in TWELVE]
FOUND = Overview(
    totals={"to_handle": 12, "done": 8, "on_time": 6, "late": 3},
    before={"to_handle": 15, "done": 0, "late": 3},
    grid={
        (1, "pollution"): {"to_handle": 10, "late": 3},
        (2, "pollution"): {"to_handle": 1},
        (2, "other"): {"to_handle": 1, "entry.received": 1},
    },
    months=MONTHS,
    ages=[AgeCount(each, 2, 1) for each in AGES],
    funnel=[("reported", 10), ("assessed", 9), ("confirmed", 3)],
)


@pytest.fixture(autouse=True)
def asked(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def view(**said: str) -> dict[str, Any]:
    return overview_view(FOUND, {1: "Xã Một", 2: "Xã Hai"}, said, "Tháng 02 năm 2026")


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [(0, 0, "–"), (25, 30, "83% · 25/30"), (999, 1000, ">99% · 999/1000"), (1, 999, "<1% · 1/999"),
     (0, 9, "0% · 0/9"), (9, 9, "100% · 9/9")],
)  # fmt: skip
def test_a_share_shows_what_it_was_counted_from(part: int, whole: int, words: str) -> None:
    assert share_words(part, whole) == words


def test_a_figure_stands_beside_that_of_the_period_before() -> None:
    lines = {
        line.label: (line.now.text, line.before.text, line.change) for line in view()["compared"]
    }
    assert lines["Cần xử lý"] == ("12", "15", "−3")
    assert lines["Đã xử lý"] == ("8", "0", "+8")
    assert lines["Đang trễ hạn"] == ("3", "3", "0")
    # Nothing was done before: no rate, and no difference of rates either.
    assert lines["Đúng hạn (kể cả gia hạn)"] == ("75% · 6/8", "–", "")


def test_a_number_leads_to_its_cases_and_nought_leads_nowhere() -> None:
    lines = {line.label: line for line in view(period="2026-03", of="late")["compared"]}
    assert lines["Cần xử lý"].now.href == "/overview/cases?period=2026-03&of=to_handle"
    assert lines["Cần xử lý"].before.href == (
        "/overview/cases?period=2026-03&of=to_handle&before=true"
    )
    assert lines["Đã xử lý"].before.href is None


def test_the_darkest_shade_is_the_largest_number_and_nothing_is_white() -> None:
    found = view()
    assert found["heat_head"] == ["Khác", "Ô nhiễm môi trường"]
    first, second = found["heat"]
    assert (first.name, [cell[:2] for cell in first.cells], first.total) == (
        "Xã Một",
        [(0, 0), (10, DEPTHS)],
        10,
    )
    assert [cell[:2] for cell in second.cells] == [(1, 1), (1, 1)]


def test_every_place_stays_in_the_table_whatever_is_counted() -> None:
    found = view(of="received", period="2026-03")
    assert [(line.name, line.total) for line in found["heat"]] == [("Xã Hai", 1), ("Xã Một", 0)]
    assert [each.current for each in found["measures"]] == [False, True, False]
    assert found["measures"][2].href == "/overview?of=late&period=2026-03"


@pytest.mark.parametrize("name", ["trend", "funnel", "ages"])
def test_every_chart_has_its_words_and_its_table(name: str) -> None:
    chart = view()[name]
    assert chart["title"]
    assert any(digit in chart["words"] for digit in "0123456789")
    assert all(len(line) == len(chart["head"]) for line in chart["body"])


def test_the_bands_of_age_say_from_and_to() -> None:
    assert [line[0] for line in view()["ages"]["body"]] == [
        "0–7 ngày",
        "8–30 ngày",
        "31–90 ngày",
        "Từ 91 ngày",
    ]


def test_twelve_months_stand_side_by_side_with_short_names() -> None:
    marks = [mark.text for mark in view()["trend"]["it"].marks][:12]
    assert marks == ["4/25", *(str(each) for each in range(5, 13)), "1/26", "2", "3"]
