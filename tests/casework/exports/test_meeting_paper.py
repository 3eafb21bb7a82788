"""What both papers of a meeting have in common."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from casework.exports.meeting_paper import MeetingPaper, shown_day, turn_words
from casework.history.anchoring import make_anchor, printed
from casework.meetings.holding import open_meeting
from casework.unit_of_work import unit_of_work
from tests.cast import Cast
from workflows.meeting import AgendaPart, turn_of


@pytest.mark.parametrize(
    ("day", "months", "vi", "en"),
    [
        (date(2026, 11, 2), 3, "quý IV năm 2026", "quarter IV of 2026"),
        (date(2026, 11, 2), 1, "tháng 11 năm 2026", "month 11/2026"),
        (date(2026, 3, 2), 6, "từ tháng 1 đến tháng 6 năm 2026", "months 1 to 6 of 2026"),
    ],
)
def test_a_turn_is_named_within_a_sentence(day: date, months: int, vi: str, en: str) -> None:
    assert turn_words(turn_of(day, months), "vi") == vi
    assert turn_words(turn_of(day, months), "en") == en
    assert shown_day(day) == f"{day:%d/%m/%Y}"


def test_the_figures_say_as_of_when_they_are(cast: Cast, meeting: int, now: datetime) -> None:
    frank = cast.actor("frank")
    open_meeting(meeting, actor=frank, now=now)
    paper = MeetingPaper.of(meeting, actor=frank, language="vi", now=now)
    head = paper.head("briefing", "giao ban")
    assert head.footer == "Số liệu chốt lúc 09:00 02/03/2026"
    assert head.place == "An Minh"
    with unit_of_work() as session:
        anchor = printed(make_anchor(session, now=now).hash)
    head = MeetingPaper.of(meeting, actor=frank, language="en", now=now).head(
        "briefing", "giao ban"
    )
    assert head.footer == (
        f"Figures as of 09:00 02/03/2026. Anchor of the history, 02/03/2026: {anchor}"
    )
    assert [row.item.part for row in paper.part(AgendaPart.HOT_SPOTS)] == ["hot_spots"]
