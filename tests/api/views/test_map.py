"""The map's table and points: numbers with what lies behind them, and no small one for onlookers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from api.views.map import Bubble, bubbles, geojson
from casework.lists.on_map import PlaceCount


@pytest.fixture(autouse=True)
def asked(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def bubble(open_: int, late: int, *, suppressed: bool) -> Bubble:
    row = PlaceCount(3, "Xã Suối Mây", 10.5, 106.25, open_, late)
    return bubbles([row], suppressed=suppressed)[0]


def test_each_number_leads_to_its_cases() -> None:
    found = bubble(12, 3, suppressed=False)
    assert (found.open, found.late) == (12, 3)
    assert found.open_href == "/cases?place=3&running=true"
    assert found.late_href == "/cases?place=3&running=true&overdue=true"
    assert found.words == "Xã Suối Mây: đang xử lý 12 vụ việc, quá hạn 3"
    assert bubble(0, 0, suppressed=False)[3:6] == (0, None, None)


@pytest.mark.parametrize(
    ("numbers", "shown"),
    [
        ((0, 0), (0, 0)),
        ((4, 0), (None, None)),
        ((5, 0), (5, 0)),
        ((9, 4), (9, None)),
        # Nine less five would be four.
        ((9, 5), (9, None)),
        ((10, 5), (10, 5)),
        ((5, 5), (5, 5)),
    ],
)
def test_onlookers_read_no_number_from_one_to_four_and_work_none_out(
    numbers: tuple[int, int], shown: tuple[int | None, int | None]
) -> None:
    found = bubble(*numbers, suppressed=True)
    assert (found.open, found.late) == shown
    assert (found.open_href, found.late_href) == (None, None)
    if shown[0] is None:
        assert found.words == "Xã Suối Mây: đang xử lý dưới 5 vụ việc"


def test_points_are_geojson_longitude_first_and_only_of_units_with_a_place() -> None:
    rows = [
        PlaceCount(3, "Xã Suối Mây", 10.5, 106.25, 12, 3),
        PlaceCount(4, "Xã Bàu Sen", None, None, 2, 0),
    ]
    found = geojson(bubbles(rows, suppressed=False))
    (feature,) = found["features"]
    assert found["type"] == "FeatureCollection"
    assert feature["geometry"] == {"type": "Point", "coordinates": [106.25, 10.5]}
    assert feature["properties"]["open"] == 12
