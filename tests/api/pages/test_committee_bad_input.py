"""What a committee may ask wrongly (issue 5): a clear answer, nothing half-made.

A report over no cases and a template with an unknown field are in test_reports.py; a unit renamed or
ended inside the period in tests/casework/reports/test_counting.py.
"""

from __future__ import annotations

from datetime import date, datetime

import pytest
from sqlalchemy import func, select

from casework.database import db
from casework.models import MeetingEvent, MeetingItem, OutboxItem, Report, Unit
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.api.pages.meeting_world import late_cases, planned
from tests.cases import Cases
from tests.casework.stored import kinds_of, row_of
from tests.cast import Cast
from workflows.states import State


def counted(model: type) -> int:
    return db.session.scalar(select(func.count()).select_from(model)) or 0


@pytest.mark.parametrize("path", ["/ledger", "/overview"])
def test_figures_of_a_period_that_ends_before_it_begins(sign_in: SignIn, path: str) -> None:
    answer = sign_in("frank").get(f"{path}?first=2026-02-10&last=2026-02-01")
    assert answer.status_code == 422
    assert "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi." in answer.text


def test_a_report_of_a_period_that_ends_before_it_begins(sign_in: SignIn, cast: Cast) -> None:
    asked = {"unit": cast.unit("TAM"), "first": "2026-02-10", "last": "2026-02-01"}
    answer = sign_in("frank").post("/reports", data=asked)
    assert answer.status_code == 422
    assert "Ngày cuối kỳ phải từ ngày đầu kỳ trở đi." in answer.text
    assert counted(Report) == counted(OutboxItem) == 0


def test_a_meeting_opened_twice(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    late_cases(cast, now)
    meeting = planned(cast, now)
    frank = sign_in("frank")
    assert frank.post(f"/meetings/{meeting}/open").status_code == 303
    before = counted(MeetingItem), counted(MeetingEvent)
    assert before[0] > 0
    assert frank.post(f"/meetings/{meeting}/open").status_code == 409
    assert (counted(MeetingItem), counted(MeetingEvent)) == before


def test_a_directive_to_an_agency_that_has_no_access(sign_in: SignIn, cases: Cases) -> None:
    """A directive goes to whoever holds the case; where nobody was given it, there is no such agency."""
    ref = cases.at(State.ASSESSED)
    before = kinds_of(ref)
    said = {
        "action": "direct",
        "text": "Xử lý ngay.",
        "owner": "lead",
        "due_on": date(2026, 3, 20).isoformat(),
        "version": str(row_of(ref).version),
    }
    answer = sign_in("frank").post(f"/cases/{ref}/transitions", data=said)
    assert answer.status_code == 422
    assert "Vụ việc chưa giao cơ quan nào." in answer.text
    assert kinds_of(ref) == before


def test_a_unit_that_ended_inside_the_period_keeps_its_row_in_the_picture(
    sign_in: SignIn, cases: Cases, cast: Cast
) -> None:
    cases.reported()
    with unit_of_work() as session:
        unit = session.get_one(Unit, cast.unit("SMY"))
        unit.name, unit.valid_to = "Xã Suối Mây cũ", date(2026, 3, 1)
    page = sign_in("frank").get("/overview?first=2026-02-01&last=2026-03-31").text
    assert "Xã Suối Mây cũ" in page
