"""Fetching a list one asked for."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.drain import drain
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import Cast
from tests.sheets import rows_of


@pytest.fixture
def place(sign_in: SignIn, cast: Cast, now: datetime) -> str:
    """Where frank finds the list he asked for."""
    Cases(cast, now - timedelta(days=28)).reported(title="=HYPERLINK(A1)")
    location = sign_in("frank").post("/board/export").location
    assert location is not None
    return location


def test_it_waits_in_sight_and_then_offers_the_file(sign_in: SignIn, place: str) -> None:
    frank = sign_in("frank")
    waiting = frank.get(place).text
    assert f'hx-get="{place}"' in waiting
    assert f'href="{place}/file"' not in waiting
    assert frank.get(f"{place}/file").status_code == 404
    drain()
    ready = frank.get(place).text
    assert "hx-get" not in ready
    assert f'href="{place}/file"' in ready
    assert "Đã xong: 1 vụ việc." in ready


def test_the_file_is_a_spreadsheet_in_which_nothing_runs(sign_in: SignIn, place: str) -> None:
    drain()
    answer = sign_in("frank").get(f"{place}/file")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == "attachment; filename=qua-han-2026-03-02.xlsx"
    assert answer.headers["Cache-Control"] == "no-store"
    _head, row = rows_of(answer.data)
    assert "=HYPERLINK(A1)" in row


@pytest.mark.parametrize(
    ("who", "status"),
    [("carol", 404), ("bob", 404), ("gus", 404), ("olga", 403), ("dan", 403), ("alice", 403)],
)
def test_it_is_only_for_who_asked(sign_in: SignIn, place: str, who: str, status: int) -> None:
    drain()
    assert sign_in(who).get(place).status_code == status
    assert sign_in(who).get(f"{place}/file").status_code == status


def test_an_unknown_one_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("frank").get("/exports/none").status_code == 404
    assert sign_in("frank").get("/exports/none/file").status_code == 404
