"""A program that speaks JSON as anybody of the cast."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from tests.cases import SAID
from tests.cast import Cast

Said = Callable[..., dict[str, Any]]


class Program:
    """Sends requests under /api/v1 with somebody's token; every answer is a TestResponse with JSON."""

    def __init__(self, app: Flask, token: Callable[[str], dict[str, str]]) -> None:
        self.client = app.test_client()
        self.token = token

    def get(self, who: str, path: str, **headers: str) -> Any:
        """Read; a header's name is written with underscores."""
        return self.client.get(f"/api/v1{path}", headers=self._headers(who, headers))

    def post(self, who: str, path: str, body: Any, **headers: str) -> Any:
        """Send JSON."""
        return self.client.post(f"/api/v1{path}", json=body, headers=self._headers(who, headers))

    def act(self, who: str, ref: str, action: str, version: int, **fields: Any) -> Any:
        """Carry out an action on the version seen."""
        body = {"action": action, **fields}
        return self.post(who, f"/cases/{ref}/transitions", body, If_Match=f'"v{version}"')

    def upload(self, who: str, ref: str, data: dict[str, Any], **headers: str) -> Any:
        """Send a file with its fields."""
        given = self._headers(who, headers)
        return self.client.post(f"/api/v1/cases/{ref}/attachments", data=data, headers=given)

    def _headers(self, who: str, more: dict[str, str]) -> dict[str, str]:
        return self.token(who) | {name.replace("_", "-"): text for name, text in more.items()}


@pytest.fixture
def program(app: Flask, token: Callable[[str], dict[str, str]]) -> Program:
    return Program(app, token)


@pytest.fixture
def said(cast: Cast) -> Said:
    """A report as a program sends it, with changes."""
    names = ("title", "what", "place", "type", "scale", "place_kind")

    def report(**changes: Any) -> dict[str, Any]:
        good = {name: getattr(SAID, name) for name in names}
        return good | {"place_unit": cast.unit("SMY")} | changes

    return report
