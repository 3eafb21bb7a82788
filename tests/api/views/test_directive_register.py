"""The lines and shares of the register of directives."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from flask import Flask

from api.views.directive_register import directive_name, directive_rows, share_rows, status_links
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.directives import Share, Words

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
ROW: dict[str, Any] = {
    "case_id": 1, "ref": "SMY-2026-222222", "title": "Khói", "number": 2, "owner": "Sở",
    "started_at": NOW - timedelta(days=20), "due_current": NOW - timedelta(days=5),
    "ended_at": None, "days_late": 0, "answered": False,
}  # fmt: skip


@pytest.fixture(autouse=True)
def speaking(app: Flask) -> Any:
    """A request in Vietnamese."""
    with app.test_request_context():
        yield


def row(said: Words | None = None, **changes: Any) -> Any:
    words = {(1, 2): said} if said else {}
    calendar = current_calendar(db.session)
    given = SimpleNamespace(**{**ROW, **changes})
    return directive_rows([given], words, calendar=calendar, now=NOW)[0]


def test_an_open_one_says_how_late_it_is() -> None:
    found = row(Words("Dập lửa.", NOW, "", None, ""))
    assert (found.name, found.text, found.status) == ("Chỉ đạo số 2", "Dập lửa.", "Chưa thực hiện")
    assert found.late.text == "Quá hạn 3 ngày"
    assert found.given == "10/02/2026"


def test_an_answered_one_waits_and_a_closed_one_keeps_its_lateness() -> None:
    assert row(answered=True).status == "Đã trả lời, chờ kết luận"
    assert row(ended_at=NOW).status == "Đã thực hiện"
    late = row(ended_at=NOW, days_late=4)
    assert late.status == "Đã thực hiện, muộn 4 ngày làm việc"
    assert late.late.text == ""


def test_an_erased_text_leaves_the_line() -> None:
    assert row().text == ""
    assert row(Words("Nạo vét.", NOW, "", None, "", promised=True)).name == "Cam kết số 2"
    assert directive_name(1, promised=False) == "Chỉ đạo số 1"


def test_a_rate_is_of_what_was_closed_or_due() -> None:
    (share,) = share_rows([Share(3, None, "Sở", fulfilled=2, in_time=1, overdue=1, not_due=5)])
    assert (share.fulfilled, share.due, share.in_time) == (2, 3, 1)
    assert share.href == "/directives?agency=3"


def test_choosing_a_status_again_lets_go_of_it() -> None:
    counts = dict.fromkeys(("open", "late", "answered", "closed"), 1)
    links = status_links(counts, {"status": "late", "agency": 3, "page": 4})
    assert [link.current for link in links] == [False, True, False, False]
    assert links[1].href == "/directives?agency=3"
    assert links[0].href == "/directives?status=open&agency=3"
