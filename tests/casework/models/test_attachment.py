"""Photos: one content once a case, before or after, both images or none."""

from __future__ import annotations

from typing import Any

import pytest

from casework.models import Attachment
from tests.cases import Cases
from tests.casework.models.refusal import refuses, writes
from tests.casework.stored import last_event, row_of


def photo(ref: str, **changes: Any) -> Attachment:
    given = {
        "token": "t1", "case_id": row_of(ref).id, "event_id": last_event(ref).id,
        "moment": "before", "sha256": "a" * 64, "media_type": "image/jpeg", "size": 1,
        "recorded_at": row_of(ref).reported_at,
    }  # fmt: skip
    return Attachment(**(given | changes))


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"moment": "during"}, "moment"),
        ({"shown_sha256": "b" * 64}, "both_images"),
        ({"token": "t2"}, "attachments.case_id, attachments.sha256"),
        ({"sha256": "c" * 64}, "attachments.token"),
        ({"token": "t2", "sha256": "c" * 64, "event_id": 999}, "foreign key"),
    ],
)
def test_a_wrong_photo_is_refused(cases: Cases, wrong: dict[str, Any], because: str) -> None:
    ref = cases.reported()
    writes(photo(ref))
    refuses(photo(ref, **wrong), because)
