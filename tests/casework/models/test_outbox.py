"""Work is asked for once, and ends in one way."""

from __future__ import annotations

from casework.models import OutboxItem
from tests.casework.models.refusal import refuses, refuses_statement, writes
from tests.cast import Cast
from tests.conftest import MORNING


def item() -> OutboxItem:
    return OutboxItem(topic="photo", subject_id=1, recorded_at=MORNING, due_at=MORNING)


def test_the_same_work_is_not_asked_for_twice(cast: Cast) -> None:
    writes(item())
    refuses(item(), "outbox.topic, outbox.subject_id")


def test_work_is_done_or_dead_but_not_both(cast: Cast) -> None:
    writes(item())
    refuses_statement("UPDATE outbox SET done_at = 1, dead_at = 1", "one_end")
