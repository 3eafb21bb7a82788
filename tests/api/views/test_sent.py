"""What happens after a report was sent."""

from __future__ import annotations

from flask import Flask

from api.views.sent import Next, what_next
from casework.casefile import CaseFile, open_file
from casework.database import db
from casework.queries import visible_case
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def file(cases: Cases, ref: str, who: str = "alice") -> CaseFile:
    row = visible_case(db.session, ref, actor=cases.cast.actor(who))
    return open_file(db.session, row, now=cases.now)


def test_a_fresh_report_says_who_reads_it_by_when(app: Flask, cases: Cases) -> None:
    ref = cases.reported()
    with app.test_request_context("/"):
        first, second, last = what_next(file(cases, ref))
    assert first == Next(
        "Đầu mối xã Suối Mây đọc và phân loại.", "Chậm nhất hết thứ Tư 04/03/2026."
    )
    # The first response is due ten working days after Monday 2 March 2026.
    assert second == Next("Có phản hồi lần đầu.", "Chậm nhất hết thứ Hai 16/03/2026.")
    assert last.by == ""


def test_an_urgent_one_is_due_at_an_hour(app: Flask, cases: Cases) -> None:
    ref = cases.reported(urgent=True)
    with app.test_request_context("/"):
        first = what_next(file(cases, ref))[0]
    # Four working hours after nine o'clock, with the midday break between.
    assert first.by == "Chậm nhất 14:30 thứ Hai 02/03/2026."


def test_what_concerns_officials_is_read_in_the_province(app: Flask, cases: Cases) -> None:
    ref = cases.reported(type="official_conduct")
    with app.test_request_context("/"):
        first = what_next(file(cases, ref))[0]
    assert first.what == "Đầu mối tỉnh An Minh đọc và phân loại."


def test_once_assessed_the_first_step_is_behind(app: Flask, cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    with app.test_request_context("/"):
        steps = what_next(file(cases, ref))
    assert steps[0].what == "Có phản hồi lần đầu."
