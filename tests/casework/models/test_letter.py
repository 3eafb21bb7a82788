"""One message to one person by one way, which ends once."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from casework.models import Channel, Letter
from tests.casework.models.refusal import refuses, refuses_statement, writes
from tests.cast import Cast


def letter(cast: Cast, now: datetime, **more: Any) -> Letter:
    given = {"key": "digest-2026-03-02", "person_id": cast.person("bob"), "recorded_at": now}
    return Letter(**{**given, **more})


def test_the_same_letter_by_the_same_way_is_refused(cast: Cast, now: datetime) -> None:
    writes(letter(cast, now), letter(cast, now, person_id=cast.person("dan")))
    refuses(letter(cast, now), "letters")


def test_a_letter_ends_in_one_way_only(cast: Cast, now: datetime) -> None:
    for first, second in (("sent_at", "dead_at"), ("sent_at", "withdrawn_at")):
        refuses(letter(cast, now, **{first: now, second: now}), "one_end")
    refuses(letter(cast, now, dead_at=now, withdrawn_at=now), "one_end")


def test_what_was_sent_stays_sent(cast: Cast, now: datetime) -> None:
    writes(letter(cast, now, sent_at=now))
    refuses_statement("UPDATE letters SET sent_at = NULL", "what was sent stays so")


@pytest.mark.parametrize(
    "more",
    [{"way": "tgram"}, {"dismissed_because": "Sai địa chỉ."}, {"person_id": 999}],
)
def test_a_wrong_letter_is_refused(cast: Cast, now: datetime, more: dict[str, Any]) -> None:
    refuses(letter(cast, now, **more), "(?i)constraint")


def test_only_a_dead_letter_is_dismissed(cast: Cast, now: datetime) -> None:
    why = {"dismissed_at": now, "dismissed_because": "Đã nghỉ hưu."}
    refuses(letter(cast, now, **why), "dismissed_dead")
    writes(letter(cast, now, dead_at=now, **why))


def test_a_running_channel_is_not_entered_twice(cast: Cast, now: datetime) -> None:
    def channel(**more: Any) -> Channel:
        given = {"person_id": cast.person("bob"), "scheme": "tgram", "url": "tgram://x/y"}
        return Channel(**given, recorded_at=now, **more)

    writes(channel(ended_at=now), channel())
    refuses(channel(), "channels")
