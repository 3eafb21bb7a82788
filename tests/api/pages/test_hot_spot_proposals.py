"""Proposals on the screen: why, and the two answers."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from casework.database import db
from casework.hotspots.detecting import detect_hot_spots
from casework.models import HotSpotProposal
from tests.cases import Cases

PATH = "/hot-spots/proposals"


@pytest.fixture
def proposal(cases: Cases) -> int:
    for _ in range(4):
        cases.reported()
    detect_hot_spots(now=cases.now)
    return db.session.scalars(select(HotSpotProposal.id)).one()


def test_the_reason_is_said_in_numbers(proposal: int, sign_in: Any) -> None:
    page = sign_in("grace").get(PATH).text
    assert "Cùng một nơi có 4 vụ việc trong 28 ngày" in page
    assert "1 đề xuất chờ quyết định" in sign_in("bob").get("/hot-spots").text
    assert proposal


def test_it_is_dismissed_for_a_reason_and_then_gone(proposal: int, sign_in: Any) -> None:
    browser = sign_in("bob")
    assert browser.post(f"{PATH}/{proposal}/dismiss", data={"reason": ""}).status_code == 422
    said = {"reason": "Cùng một nguồn, đã rõ."}
    assert browser.post(f"{PATH}/{proposal}/dismiss", data=said).status_code == 303
    assert "Không có đề xuất nào" in browser.get(PATH).text
    assert browser.post(f"{PATH}/{proposal}/dismiss", data=said).status_code == 409


def test_the_committee_opens_an_entry_from_it(proposal: int, sign_in: Any) -> None:
    said = {"title": "Kênh tiêu", "reason": "Đúng vậy."}
    assert sign_in("bob").post(f"{PATH}/{proposal}/accept", data=said).status_code == 403
    answer = sign_in("grace").post(f"{PATH}/{proposal}/accept", data=said)
    assert (answer.status_code, answer.location.rpartition("/")[0]) == (303, "/hot-spots")


@pytest.mark.parametrize(("who", "status"), [("gus", 404), ("dan", 403), ("olga", 403)])
def test_others_decide_nothing(proposal: int, sign_in: Any, who: str, status: int) -> None:
    said = {"reason": "x"}
    assert sign_in(who).post(f"{PATH}/{proposal}/dismiss", data=said).status_code == status
