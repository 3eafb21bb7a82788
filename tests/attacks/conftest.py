"""Attempts are made on the web application, with the browsers of its tests."""

from tests.api.conftest import app, cases, sign_in, token

__all__ = ["app", "cases", "sign_in", "token"]
