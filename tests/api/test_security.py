"""Every answer is closed: no script from elsewhere, nothing kept by caches."""

import pytest
from flask import Flask

from tests.api.conftest import SignIn


@pytest.mark.parametrize("address", ["/sign-in", "/desk", "/nowhere", "/api/v1/cases"])
def test_the_policy_is_on_every_answer(app: Flask, address: str) -> None:
    headers = app.test_client().get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_the_files_of_the_look_may_be_kept(app: Flask) -> None:
    answer = app.test_client().get("/static/css/base.css")
    assert answer.headers["Cache-Control"] != "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    answer.close()


def test_a_page_of_somebody_signed_in_varies_by_cookie(sign_in: SignIn) -> None:
    assert "Cookie" in sign_in("bob").get("/inbox").headers["Vary"]
