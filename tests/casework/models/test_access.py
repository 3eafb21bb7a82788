"""Sessions and attempts: a secret once, of somebody who exists."""

from __future__ import annotations

from typing import Any

from casework.models import BrowserSession
from tests.casework.models.refusal import refuses, writes
from tests.cast import Cast
from tests.conftest import MORNING


def browser(**changes: Any) -> BrowserSession:
    given = {
        "person_id": 1,
        "secret_hash": "h",
        "device": "phone",
        "created_at": MORNING,
        "seen_at": MORNING,
    }
    return BrowserSession(**(given | changes))


def test_a_secret_opens_one_session(cast: Cast) -> None:
    writes(browser())
    refuses(browser(person_id=2), because="secret_hash")


def test_a_session_is_somebodys(cast: Cast) -> None:
    refuses(browser(person_id=9_999), because="foreign key")
