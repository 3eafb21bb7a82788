"""The log of the administration, for auditors."""

from __future__ import annotations

import pytest

from tests.api.conftest import SignIn
from tests.cast import Cast


def test_auditors_begin_with_what_administrators_did(sign_in: SignIn, cast: Cast) -> None:
    sent = {"password": "cay-da-dau-lang"}
    sign_in("ada").post(f"/admin/people/{cast.person('bob')}/password", data=sent)
    otto = sign_in("otto")
    assert otto.get("/").location == "/audit"
    assert "<strong>Ada đặt mật khẩu mới cho Bob</strong>" in otto.get("/audit").text


def test_an_empty_log_says_so(sign_in: SignIn) -> None:
    assert "Chưa có việc quản trị nào." in sign_in("otto").get("/audit").text


@pytest.mark.parametrize("who", ["ada", "alice", "bob", "dan", "frank", "olga"])
def test_nobody_else_reads_it(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/audit").status_code == 403


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30])
def test_a_place_that_is_none_is_ignored_or_refused(sign_in: SignIn, before: str) -> None:
    assert sign_in("otto").get(f"/audit?before={before}").status_code in {200, 422}
