"""Every answer is closed: no script from elsewhere, nothing kept by caches."""

import pytest
from flask import Flask

from tests.api.conftest import MakeApp, SignIn
from tests.cast import PASSWORD, Cast, email


@pytest.mark.parametrize("address", ["/sign-in", "/desk", "/nowhere", "/api/v1/cases"])
def test_the_policy_is_on_every_answer(app: Flask, address: str) -> None:
    headers = app.test_client().get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-store"


def test_the_files_of_the_look_may_be_kept(app: Flask) -> None:
    answer = app.test_client().get("/static/css/base.css")
    assert answer.headers["Cache-Control"] != "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    answer.close()


def test_a_page_of_somebody_signed_in_varies_by_cookie(sign_in: SignIn) -> None:
    assert "Cookie" in sign_in("bob").get("/inbox").headers["Vary"]


def test_in_production_the_cookie_is_bound_to_this_host_and_pages_to_tls(
    app_with: MakeApp, cast: Cast
) -> None:
    app = app_with(production=True, trusted_hosts="so.example")
    app.config["WTF_CSRF_ENABLED"] = False
    answer = app.test_client().post(
        "/sign-in",
        base_url="https://so.example",
        data={"email": email("bob"), "password": PASSWORD},
    )
    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith("__Host-casework=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


@pytest.mark.parametrize("host", ["evil.example", "so.example.evil.example", "evil.example:443"])
def test_a_forged_host_is_refused(app_with: MakeApp, host: str) -> None:
    app = app_with(trusted_hosts="so.example")
    for place in ("/sign-in", "/", "/nowhere", "/static/css/base.css"):
        answer = app.test_client().get(place, base_url="https://so.example", headers={"Host": host})
        assert answer.status_code == 400
        assert "evil" not in answer.text
    assert app.test_client().get("/sign-in", base_url="https://so.example").status_code == 200


def test_no_other_site_is_embedded_or_embeds(app: Flask) -> None:
    headers = app.test_client().get("/sign-in").headers
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Embedder-Policy"] == "require-corp"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "geolocation=()" in headers["Permissions-Policy"]
