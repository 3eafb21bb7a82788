"""Times as people here say them."""

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from api.filters import ago, day, exact, weekday

LATE = datetime(2026, 3, 1, 18, 30, tzinfo=UTC)


def test_a_time_is_told_in_vietnam_s_zone(app: Flask) -> None:
    with app.test_request_context():
        assert exact(LATE) == "01:30 ngày 02/03/2026"
    assert day(LATE) == "02/03/2026"
    assert day(date(2026, 3, 1)) == "01/03/2026"


@pytest.mark.parametrize(
    ("back", "words"),
    [
        (timedelta(seconds=20), "vừa xong"),
        (timedelta(hours=2), "2 giờ trước"),
        (timedelta(days=3), "3 ngày trước"),
    ],
)
def test_a_moment_is_told_by_how_long_ago_it_was(
    app: Flask, now: datetime, back: timedelta, words: str
) -> None:
    with app.test_request_context():
        assert ago(now - back) == words


@pytest.mark.parametrize(("address", "name"), [("/api/v1/", "Sunday"), ("/", "Chủ nhật")])
def test_a_weekday_has_its_name_in_the_reader_s_language(
    app: Flask, address: str, name: str
) -> None:
    with app.test_request_context(address, headers={"Accept-Language": "en"}):
        assert weekday(date(2026, 3, 8)) == name
