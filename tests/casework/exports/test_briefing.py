"""The briefing: five parts in the words of the office, what cannot be seen left out."""

from __future__ import annotations

import time
from datetime import datetime
from typing import Any

import pytest

from casework.errors import NotFound
from casework.exports import briefing
from casework.meetings.holding import open_meeting
from tests.cases import Cases
from tests.casework.exports.meeting_papers import words_of
from tests.cast import Cast

MOST_SECONDS = 3


def written(cast: Cast, meeting: int, now: datetime, who: str = "frank") -> str:
    content = briefing.render(
        cast.actor(who), {"meeting": meeting}, language="vi", now=now, progress=lambda _n: None
    )
    return words_of(content)


def test_all_five_parts_with_their_cases(cast: Cast, meeting: int, now: datetime) -> None:
    found = written(cast, meeting, now)
    parts = [
        "1. Việc tồn từ kỳ trước", "2. Vụ việc quá hạn", "3. Điểm nóng",
        "4. Vấn đề gợn cộm mới", "5. Xin ý kiến",
    ]  # fmt: skip
    places = [found.index(part) for part in parts]
    assert places == sorted(places)
    assert "Chỉ đạo số 1: Dập lửa ngay – Khói đốt rác" in found
    assert "quá hạn" in found
    assert "Đường hỏng" in found
    assert "☐ đôn đốc" in found
    assert "TÀI LIỆU GIAO BAN" in found


def test_once_opened_it_says_what_was_frozen(cast: Cast, meeting: int, now: datetime) -> None:
    open_meeting(meeting, actor=cast.actor("frank"), now=now)
    before = written(cast, meeting, now)
    Cases(cast, now).do("frank", _first_ref(before), "take_out_of_hot_spot")
    assert written(cast, meeting, now) == before


def test_a_long_part_says_how_many_it_leaves_out(
    monkeypatch: pytest.MonkeyPatch, cast: Cast, meeting: int, now: datetime
) -> None:
    monkeypatch.setattr(briefing, "MOST", 1)
    assert "việc khác, xem chương trình họp" in written(cast, meeting, now)


def test_strangers_get_none(cast: Cast, meeting: int, now: datetime) -> None:
    for who in ("bob", "dan"):
        with pytest.raises(NotFound):
            written(cast, meeting, now, who)


def test_it_is_written_within_three_seconds(cast: Cast, meeting: int, now: datetime) -> None:
    began: Any = time.process_time()
    written(cast, meeting, now)
    assert time.process_time() - began < MOST_SECONDS


def _first_ref(text: str) -> str:
    return text[text.index("SMY-") :][: len("SMY-2026-222222")]
