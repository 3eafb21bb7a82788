"""The working calendar, which everybody may read."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.calendar.stored import current_calendar, store_version
from casework.database import db
from casework.models import CalendarRollout
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.cast import Cast


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga", "otto", "ada"])
def test_everybody_reads_the_year_in_a_grid_and_in_words(sign_in: SignIn, who: str) -> None:
    page = sign_in(who).get("/calendar").text
    for words in ("Lịch làm việc 2026", "Tháng 12", "10/01/2026", "Làm bù", "12729/VPCP-KGVX"):
        assert words in page


def test_another_year_is_chosen_by_the_address(sign_in: SignIn) -> None:
    page = sign_in("dan").get("/calendar?year=2027").text
    assert "Lịch làm việc 2027" in page
    assert "Lịch nghỉ năm 2027 chưa được công bố chính thức" in page
    assert "day-provisional" in page


@pytest.mark.parametrize("year", ["2019", "2101", "x", "0"])
def test_a_year_out_of_reach_is_refused(sign_in: SignIn, year: str) -> None:
    assert sign_in("dan").get(f"/calendar?year={year}").status_code == 422


def test_a_year_without_any_day_says_so(sign_in: SignIn) -> None:
    assert "chưa có ngày nghỉ nào" in sign_in("dan").get("/calendar?year=2050").text


def test_a_version_says_who_made_it_what_it_changed_and_how_far_it_is(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    kept = list(current_calendar(db.session).exceptions.values())
    with unit_of_work() as session:
        store_version(session, kept[1:], note="Công văn 5", now=now + timedelta(minutes=1),
                      person_id=cast.person("ada"))  # fmt: skip
        session.add(CalendarRollout(version_id=2, cases=348, seen=120, moved=7))
    dan = sign_in("dan")
    page = dan.get("/calendar/versions").text
    assert "Công văn 5" in page
    assert "120/348" in page
    one = dan.get("/calendar/versions/2").text
    assert f"{kept[0].date:%d/%m/%Y}" in one
    assert "Đã cập nhật 120/348 vụ việc" in one
    assert "Đây là bản đầu tiên" in dan.get("/calendar/versions/1").text


def test_an_unknown_version_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("dan").get("/calendar/versions/9").status_code == 404
