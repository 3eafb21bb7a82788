"""The map of units: a table without a script, points for one, and only what the asker may see."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime

import pytest
from flask import Flask

from api.security import POLICY
from casework.app import SETTINGS
from casework.models import Unit
from casework.unit_of_work import unit_of_work
from tests.api.conftest import CountQueries, SignIn
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State

MOST_QUERIES = 12


@pytest.fixture
def busy(cast: Cast, now: datetime) -> Cases:
    cases = Cases(cast, now)
    cases.at(State.IN_PROGRESS)
    cases.reported()
    return cases


@pytest.fixture
def placed(cast: Cast, busy: Cases) -> None:
    with unit_of_work() as session:
        unit = session.get_one(Unit, cast.unit("SMY"))
        unit.latitude, unit.longitude = 13.72, 112.52


def test_the_page_has_a_map_and_the_same_numbers_as_a_table(sign_in: SignIn, placed: None) -> None:
    page = sign_in("frank").get("/overview/map").text
    assert 'data-points="/overview/map/points"' in page
    assert re.search(r"Xã Suối Mây</td>\s*<td class=\"cell-number\"><a href=\"[^\"]+\">2</a>", page)
    assert "chưa có tọa độ" in page
    assert "style=" not in page
    assert "data-tiles" not in page


def test_the_links_lead_to_as_many_cases(sign_in: SignIn, placed: None) -> None:
    frank = sign_in("frank")
    href = re.search(r'href="(/cases\?place[^"]+)">2<', frank.get("/overview/map").text)
    assert href
    page = frank.get(href[1].replace("&amp;", "&")).text
    assert page.count("row-link") == 2
    assert "Xã Suối Mây" in page
    assert "Đang lọc" in page


def test_the_points_are_geojson(sign_in: SignIn, placed: None) -> None:
    answer = sign_in("frank").get("/overview/map/points")
    assert answer.mimetype == "application/geo+json"
    (feature,) = answer.get_json(force=True)["features"]
    assert feature["geometry"]["coordinates"] == [112.52, 13.72]
    assert (feature["properties"]["name"], feature["properties"]["open"]) == ("Xã Suối Mây", 2)


def test_without_any_place_the_page_says_so_and_has_its_table(sign_in: SignIn, busy: Cases) -> None:
    frank = sign_in("frank")
    page = frank.get("/overview/map").text
    assert "Chưa đơn vị nào có tọa độ" in page
    assert 'id="map"' not in page
    assert ">2</a>" in page
    assert frank.get("/overview/map/points").get_json(force=True)["features"] == []


def test_another_commune_learns_nothing_of_it(sign_in: SignIn, placed: None) -> None:
    gus = sign_in("gus")
    assert "Xã Suối Mây" not in gus.get("/overview/map").text
    assert "Suối Mây" not in gus.get("/overview/map/points").text


def test_an_observer_sees_no_small_number(sign_in: SignIn, placed: None) -> None:
    olga = sign_in("olga")
    page = olga.get("/overview/map").text
    assert "dưới 5" in page
    assert "/cases?place" not in page
    (feature,) = olga.get("/overview/map/points").get_json(force=True)["features"]
    assert feature["properties"]["open"] is None
    assert feature["properties"]["late"] is None


@pytest.mark.parametrize(
    ("who", "status"),
    [("frank", 200), ("grace", 200), ("bob", 200), ("olga", 200), ("dan", 403), ("alice", 403),
     ("ada", 403), ("otto", 403)],
)  # fmt: skip
def test_only_offices_and_observers_look_at_it(sign_in: SignIn, who: str, status: int) -> None:
    for path in ("/overview/map", "/overview/map/points"):
        assert sign_in(who).get(path).status_code == status


@pytest.mark.parametrize("path", ["/overview/map?unit=1", "/overview/map/points?bbox=1,2,3,4"])
def test_a_question_it_does_not_understand_is_refused(sign_in: SignIn, path: str) -> None:
    assert sign_in("frank").get(path).status_code == 422


def test_the_policy_of_pages_is_the_same_without_tiles(sign_in: SignIn, placed: None) -> None:
    answer = sign_in("frank").get("/overview/map")
    assert answer.headers["Content-Security-Policy"] == POLICY


def test_pictures_of_the_background_come_from_the_one_place_that_was_set(
    app: Flask, sign_in: SignIn, placed: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    tiles = "https://tiles.example:8443/base/{z}/{x}/{y}.png"
    monkeypatch.setitem(app.config, SETTINGS, replace(app.config[SETTINGS], map_tiles=tiles))
    frank = sign_in("frank")
    answer = frank.get("/overview/map")
    policy = answer.headers["Content-Security-Policy"]
    assert "img-src 'self' data: blob: https://tiles.example:8443;" in policy
    assert f'data-tiles="{tiles}"' in answer.text
    assert frank.get("/overview").headers["Content-Security-Policy"] == POLICY


def test_the_number_of_queries_does_not_grow(
    sign_in: SignIn, placed: None, busy: Cases, count_queries: CountQueries
) -> None:
    frank = sign_in("frank")
    frank.get("/overview/map/points")
    counts = []
    for _ in range(2):
        busy.reported()
        with count_queries() as asked:
            assert frank.get("/overview/map/points").status_code == 200
        counts.append(len([each for each in asked if each != "BEGIN"]))
    assert counts[0] == counts[1] <= MOST_QUERIES, asked
