"""A list to take away: of a known kind, by somebody, under a name of its own."""

from __future__ import annotations

from typing import Any

import pytest

from casework.models import Export
from tests.casework.models.refusal import refuses, writes
from tests.cast import Cast
from tests.conftest import MORNING


def export(**changes: Any) -> Export:
    given = {
        "token": "t1", "person_id": 4, "what": "overdue", "filters": {}, "recorded_at": MORNING,
    }  # fmt: skip
    return Export(**(given | changes))


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"token": "t2", "what": "everything"}, "what"),
        ({}, "exports.token"),
        ({"token": "t2", "person_id": 99}, "foreign key"),
    ],
)
def test_a_wrong_export_is_refused(cast: Cast, wrong: dict[str, Any], because: str) -> None:
    writes(export())
    refuses(export(**wrong), because)
