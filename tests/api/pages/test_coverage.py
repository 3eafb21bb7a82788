"""Coverage on the screen: per team and unit for offices, one's own for a collaborator."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cases import Cases


def test_offices_see_teams_and_units_and_no_person(cases: Cases, sign_in: Any) -> None:
    cases.reported()
    page = sign_in("grace").get("/coverage").text
    assert "Tổ dư luận xã hội xã Suối Mây" in page
    assert "Tổ dưới 5 người, không hiện số liệu" in page
    assert "Alice" not in page
    assert "Phường Bàu Sen" not in page
    assert "Phường Bàu Sen" in sign_in("olga").get("/coverage?days=30").text


def test_a_collaborator_sees_their_own_figures_only(cases: Cases, sign_in: Any) -> None:
    cases.reported()
    page = sign_in("alice").get("/mine/figures").text
    assert "Chỉ đồng chí xem được trang này" in page
    assert "<dd>1</dd>" in page
    assert "<dd>0</dd>" in sign_in("amy").get("/mine/figures").text


@pytest.mark.parametrize(
    ("who", "path"), [("alice", "/coverage"), ("dan", "/coverage"), ("bob", "/mine/figures")]
)
def test_others_may_not(sign_in: Any, who: str, path: str) -> None:
    assert sign_in(who).get(path).status_code == 403


def test_a_period_nobody_offers_is_a_quarter(sign_in: Any) -> None:
    assert sign_in("bob").get("/coverage?days=1'").status_code == 200
