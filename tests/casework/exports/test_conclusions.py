"""The draft of the conclusions: directives with owner and day, other decisions, the minutes."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from casework.database import db
from casework.exports import conclusions
from casework.meetings.deciding import decide
from casework.meetings.holding import close_meeting, open_meeting, save_minutes
from casework.meetings.reading import agenda_rows
from casework.outbox import GivenUp
from casework.units import read_tree
from tests.casework.exports.meeting_papers import words_of
from tests.cast import ENVIRONMENT, Cast


def written(cast: Cast, meeting: int, now: datetime) -> str:
    content = conclusions.render(
        cast.actor("frank"), {"meeting": meeting}, language="vi", now=now, progress=lambda _n: None
    )
    return words_of(content)


def test_what_was_decided_is_in_it(cast: Cast, meeting: int, now: datetime) -> None:
    frank = cast.actor("frank")
    open_meeting(meeting, actor=frank, now=now)
    rows = agenda_rows(db.session, frank, read_tree(db.session), meeting)
    ref = next(row.case.ref for row in rows if row.case is not None)
    directs: dict[str, Any] = {
        "text": "Di dời bãi rác",
        "owner": "lead",
        "due_on": date(2026, 3, 20),
    }
    decide(meeting, ref, "direct", actor=frank, now=now, **directs)
    decide(meeting, ref, "remind", actor=frank, now=now, text="Khẩn trương.")
    save_minutes(meeting, actor=frank, now=now, text="Thống nhất.\nGiao đầu mối theo dõi.", base=0)
    close_meeting(meeting, actor=frank, now=now)
    found = written(cast, meeting, now)
    assert f"{ENVIRONMENT} thực hiện: Di dời bãi rác. Hạn 20/03/2026." in found
    assert "Đôn đốc: Khói đốt rác" in found
    assert "Giao đầu mối theo dõi." in found
    assert "THÔNG BÁO" in found
    assert "quý I năm 2026" in found


def test_nothing_decided_is_said(cast: Cast, meeting: int, now: datetime) -> None:
    frank = cast.actor("frank")
    open_meeting(meeting, actor=frank, now=now)
    save_minutes(meeting, actor=frank, now=now, text="Đã nghe.", base=0)
    close_meeting(meeting, actor=frank, now=now)
    assert written(cast, meeting, now).count("Không có.") == 2


def test_a_meeting_that_goes_on_has_no_conclusions(cast: Cast, meeting: int, now: datetime) -> None:
    with pytest.raises(GivenUp):
        written(cast, meeting, now)
