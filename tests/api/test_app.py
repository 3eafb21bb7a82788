"""The web application finds its own pages and protects its forms."""

from flask import Flask

from api.app import MOST_BYTES, blueprints, create_app
from casework.settings import Settings
from tests.api.conftest import MakeApp, SignIn


def test_every_page_file_and_v1_file_gives_one_blueprint() -> None:
    found = blueprints()
    assert len({blueprint.name for blueprint in found}) == len(found) > 10


def test_a_form_without_its_token_is_refused(app_with: MakeApp) -> None:
    client = app_with().test_client()
    assert client.post("/sign-in", data={"email": "a", "password": "b"}).status_code == 400


def test_the_cookie_is_for_this_site_and_not_for_scripts(app: Flask) -> None:
    assert app.config["SESSION_COOKIE_HTTPONLY"] is True
    assert app.config["SESSION_COOKIE_SAMESITE"] == "Lax"


def test_in_production_the_cookie_travels_encrypted_only(test_settings: Settings) -> None:
    kept = Settings(**{**vars(test_settings), "production": True})
    assert create_app(kept).config["SESSION_COOKIE_SECURE"] is True


def test_a_body_that_is_too_large_is_refused(sign_in: SignIn) -> None:
    answer = sign_in("alice").post("/language", data={"language": "a" * (MOST_BYTES + 1)})
    assert answer.status_code == 413
