"""Review meetings as pages: planned, opened once, minuted, closed."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from casework.database import db
from casework.drain import drain
from casework.meetings.planning import write_cadence
from casework.models import Meeting, MeetingEvent
from casework.unit_of_work import unit_of_work
from tests.api.conftest import CountQueries, SignIn
from tests.api.pages.meeting_world import late_cases, opened, planned
from tests.cast import Cast
from workflows.meeting import MeetingKind

MOST_QUERIES = 29


def write(browser: FlaskClient, meeting: int, text: str, base: int, **more: str) -> int:
    data = {"text": text, "base": str(base), **more}
    return browser.post(f"/meetings/{meeting}/minutes", data=data).status_code


def test_a_meeting_is_planned_in_the_browser(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    frank = sign_in("frank")
    day = (now + timedelta(days=3)).date().isoformat()
    given = {"unit": cast.unit("TAM"), "kind": "committee", "scheduled_on": day, "place": "Tầng 2"}
    answer = frank.post("/meetings/new", data=given)
    assert answer.status_code == 303
    page = frank.get(answer.location).text
    assert "Giao ban Thường trực cấp ủy – Quý I/2026" in page
    assert "Mở cuộc họp" in page
    assert "Tầng 2" in page
    again = frank.post("/meetings/new", data=given)
    assert again.status_code == 422
    assert "Kỳ này đã có cuộc họp." in again.text


def test_a_past_day_is_refused_and_nothing_is_planned(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    day = (now - timedelta(days=1)).date().isoformat()
    given = {"unit": cast.unit("TAM"), "kind": "committee", "scheduled_on": day, "place": "Tầng 2"}
    answer = sign_in("frank").post("/meetings/new", data=given)
    assert answer.status_code == 422
    assert "không được trước hôm nay" in answer.text
    assert db.session.scalar(select(func.count()).select_from(Meeting)) == 0


def test_a_missed_turn_is_red_and_said(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    with unit_of_work() as session:
        write_cadence(
            session,
            unit=cast.unit("TAM"),
            kind=MeetingKind.COMMITTEE,
            months=3,
            starts_on=(now - timedelta(days=240)).date(),
            person=None,
            now=now,
        )
    page = sign_in("frank").get("/meetings").text
    assert page.count("cadence-missed") == 1
    assert "Quý IV/2025" in page
    assert "Quý I/2026" in page
    assert "1 kỳ chưa họp" in page
    assert "Lên lịch giao ban" in page
    assert "cadence-missed" in sign_in("olga").get("/meetings").text
    assert "Quý IV" not in sign_in("bob").get("/meetings").text


def test_a_cadence_is_set_in_the_browser(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    given = {
        "unit": cast.unit("SMY"), "kind": "coordinators", "months": "1",
        "starts_on": now.date().isoformat(),
    }  # fmt: skip
    bob = sign_in("bob")
    assert bob.post("/meetings/cadence", data=given).status_code == 303
    assert "mỗi tháng một lần" in bob.get("/meetings").text
    assert sign_in("frank").post("/meetings/cadence", data=given).status_code == 403
    assert bob.post("/meetings/cadence", data={**given, "months": "5"}).status_code == 422
    assert bob.get(f"/meetings/cadence?unit={cast.unit('SMY')}").status_code == 200


def test_opening_freezes_the_agenda_and_a_second_time_is_refused(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    late_cases(cast, now)
    meeting = planned(cast, now)
    frank = sign_in("frank")
    before = frank.get(f"/meetings/{meeting}").text
    assert "Chương trình dự kiến" in before
    assert "Khói đốt rác" in before
    assert frank.post(f"/meetings/{meeting}/open").status_code == 303
    page = frank.get(f"/meetings/{meeting}").text
    assert "Đang họp" in page
    assert "Xem xét từng vụ việc" in page
    second = sign_in("carol").post(f"/meetings/{meeting}/open")
    assert second.status_code == 409
    assert "Cuộc họp đã mở rồi." in second.text
    assert db.session.scalar(select(func.count()).select_from(MeetingEvent)) == 2


def test_minutes_save_themselves_and_two_writers_are_told(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    meeting = opened(cast, now)
    frank = sign_in("frank")
    by_itself = frank.post(
        f"/meetings/{meeting}/minutes",
        data={"text": "Đã nghe.", "base": "0"},
        headers={"HX-Request": "true"},
    )
    assert by_itself.status_code == 200
    assert 'name="base" value="1"' in by_itself.text
    assert "Đã lưu lúc 09:00" in by_itself.text
    assert write(frank, meeting, "Đã nghe. Thống nhất.", 1) == 303
    assert write(sign_in("carol"), meeting, "Khác.", 0) == 412
    stale = frank.post(
        f"/meetings/{meeting}/minutes",
        data={"text": "Khác.", "base": "0"},
        headers={"HX-Request": "true"},
    )
    assert "vừa được người khác sửa" in stale.text
    for base in ("x", "", "9" * 30):
        answer = frank.post(f"/meetings/{meeting}/minutes", data={"text": "K", "base": base})
        assert answer.status_code == 412
    assert "Thống nhất." in frank.get(f"/meetings/{meeting}").text


def test_it_is_closed_with_minutes_only(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    meeting = opened(cast, now)
    frank = sign_in("frank")
    assert frank.post(f"/meetings/{meeting}/close").status_code == 422
    write(frank, meeting, "Đã kết luận.", 0)
    assert frank.post(f"/meetings/{meeting}/close").status_code == 303
    page = frank.get(f"/meetings/{meeting}").text
    assert "Đã kết luận." in page
    assert "Kết thúc cuộc họp" not in page
    assert frank.post(f"/meetings/{meeting}/close").status_code == 409
    assert write(frank, meeting, "Khác.", 1) == 409


def test_a_meeting_is_moved(sign_in: SignIn, cast: Cast, now: datetime) -> None:
    meeting, frank = planned(cast, now), sign_in("frank")
    day = (now + timedelta(days=9)).date().isoformat()
    moved = {"scheduled_on": day, "place": "Hội trường"}
    assert frank.post(f"/meetings/{meeting}/move", data=moved).status_code == 303
    assert "Hội trường" in frank.get(f"/meetings/{meeting}").text
    past = {"scheduled_on": "2026-01-01", "place": "Hội trường"}
    assert frank.post(f"/meetings/{meeting}/move", data=past).status_code == 422


@pytest.mark.parametrize(
    ("who", "status"),
    [("frank", 200), ("carol", 200), ("olga", 200), ("bob", 404), ("dan", 403), ("ada", 403)],
)
def test_it_is_read_by_its_unit_and_those_above(
    sign_in: SignIn, cast: Cast, now: datetime, who: str, status: int
) -> None:
    meeting = planned(cast, now)
    assert sign_in(who).get(f"/meetings/{meeting}").status_code == status


def test_a_long_agenda_asks_no_more_questions(
    sign_in: SignIn, cast: Cast, now: datetime, count_queries: CountQueries
) -> None:
    late_cases(cast, now)
    meeting, frank = planned(cast, now), sign_in("frank")
    with count_queries() as asked:
        assert frank.get(f"/meetings/{meeting}").status_code == 200
    assert len(asked) <= MOST_QUERIES


def test_the_papers_are_asked_for_and_taken_away(
    sign_in: SignIn, cast: Cast, now: datetime
) -> None:
    late_cases(cast, now)
    meeting, frank = opened(cast, now), sign_in("frank")
    where = frank.post(f"/meetings/{meeting}/papers", data={"what": "briefing"}).location
    assert "Đang tạo tài liệu" in frank.get(where).text
    drain()
    assert "Tải tài liệu" in frank.get(where).text
    answer = frank.get(f"{where}/file")
    assert answer.headers["Content-Disposition"].endswith("tai-lieu-giao-ban-2026-03-02.docx")
    assert answer.content_type.endswith("wordprocessingml.document")
    assert sign_in("carol").get(where).status_code == 404
    early = frank.post(f"/meetings/{meeting}/papers", data={"what": "conclusions"})
    assert early.status_code == 409
    assert frank.post(f"/meetings/{meeting}/papers", data={"what": "no"}).status_code == 422
    assert sign_in("bob").post(f"/meetings/{meeting}/papers").status_code == 404
