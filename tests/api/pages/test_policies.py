"""Who may read the policies, and what they read."""

from __future__ import annotations

import pytest

from tests.api.conftest import SignIn


@pytest.mark.parametrize("who", ["bob", "frank", "otto", "ada"])
def test_whoever_answers_for_deadlines_reads_them(sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    assert "Ô nhiễm môi trường" in client.get("/policies").text
    page = client.get("/policies/pollution").text
    assert "15 ngày làm việc" in page
    assert "Đang áp dụng: bản 1" in page
    assert ("Sửa quy định" in page) is (who == "ada")


@pytest.mark.parametrize("who", ["alice", "dan", "olga"])
def test_others_do_not(sign_in: SignIn, who: str) -> None:
    client = sign_in(who)
    assert client.get("/policies").status_code == 403
    assert client.get("/policies/pollution").status_code == 403


def test_an_unknown_type_is_not_found(sign_in: SignIn) -> None:
    assert sign_in("ada").get("/policies/gossip").status_code == 404
