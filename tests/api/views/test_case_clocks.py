"""The clocks of a case, for each reader."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from api.views.case_clocks import (
    deadline_views,
    levels,
    past_lateness,
    readable_clocks,
    running,
)
from casework.actions.escalate import sweep
from tests.api.views.reading import reading
from tests.cases import Cases
from tests.cast import ENVIRONMENT
from workflows.states import State


def views(cases: Cases, ref: str, who: str = "bob") -> dict[str, dict[str, Any]]:
    return {view["name"]: view for view in running(reading(cases, ref, who))}


def test_the_whole_comes_first_then_this_desk(cases: Cases) -> None:
    assert list(views(cases, cases.reported())) == [
        "Toàn bộ quá trình",
        "Thời gian giữ",
        "Phân loại",
        "Phản hồi lần đầu",
    ]


def test_a_running_clock_says_when_where_and_how_it_was_reckoned(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    view = views(cases, ref)["Xử lý và báo kết quả"]
    assert view["due_text"] == "thứ Hai 23/03/2026"
    assert view["holder"] == ENVIRONMENT
    assert view["original_text"] == ""
    assert view["tone"] == "none"
    assert view["lateness"] == ""
    custody = reading(cases, ref, "bob").file.state.custody
    assert view["explain_href"] == f"/cases/{ref}/deadlines#h-1-{custody}-in_progress"


def test_the_whole_case_is_nobodys_alone(cases: Cases) -> None:
    assert views(cases, cases.reported())["Toàn bộ quá trình"]["holder"] == ""


def test_lateness_grows_darker_with_the_committees_rung(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.now += timedelta(days=2)
    assert views(cases, ref)["Nhận xử lý"]["tone"] == "late"
    assert views(cases, ref)["Nhận xử lý"]["lateness"] == "Quá hạn 1 ngày"
    cases.now += timedelta(days=9)
    sweep(now=cases.now)
    assert views(cases, ref)["Nhận xử lý"]["tone"] == "grave"


def test_a_paused_clock_says_since_when(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause")
    cases.now += timedelta(days=4)
    view = views(cases, ref)["Xử lý và báo kết quả"]
    assert view["tone"] == "paused"
    assert view["lateness"] == "Đã dừng tính hạn 4 ngày (từ 02/03)"


def test_a_clock_in_hours_says_the_hour(cases: Cases) -> None:
    ref = cases.reported(urgent=True)
    cases.do("bob", ref, "assess", urgent=True)
    assert views(cases, ref)["Giao xử lý"]["due_text"].endswith("thứ Hai 02/03/2026")
    assert ":" in views(cases, ref)["Giao xử lý"]["due_text"]


def test_waiting_for_an_answer_is_never_late(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.now += timedelta(days=30)
    view = views(cases, ref)["Chờ xác nhận"]
    assert (view["tone"], view["lateness"]) == ("none", "")


def test_a_moved_date_shows_the_first_one_too(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "ask_extension")
    cases.do("bob", ref, "decide_extension")
    view = views(cases, ref)["Xử lý và báo kết quả"]
    assert view["due_text"] == "thứ Hai 30/03/2026"
    assert view["original_text"] == "thứ Hai 23/03/2026"


def test_each_circle_sees_its_own_clocks(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct")
    kinds = {
        who: {clock.name for clock in readable_clocks(reading(cases, ref, who))}
        for who in ("alice", "dan", "bob")
    }
    assert kinds["alice"] == {"case", "first_response"}
    # The coordinator's own steps, and a directive to the coordinator, are not the agency's.
    assert kinds["dan"] == {"case", "custody", "assigned", "in_progress"}
    assert kinds["bob"] >= kinds["dan"] | {"reported", "assessed", "directive_1"}


def test_old_lateness_is_kept_with_its_step_and_holder(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.now += timedelta(days=4)
    cases.do("dan", ref, "accept")
    (late,) = past_lateness(reading(cases, ref, "bob"))
    assert late == ("Nhận xử lý", ENVIRONMENT, 3, "03/03/2026", "06/03/2026", "Chưa có giải trình")
    assert past_lateness(reading(cases, ref, "alice")) == []


def test_the_explanations_come_running_first_then_the_latest(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    found = deadline_views(reading(cases, ref, "bob"))
    assert [view["name"] for view in found if not view["ended"]] == [
        "Toàn bộ quá trình",
        "Thời gian giữ",
        "Nhận xử lý",
    ]
    ended = [view for view in found if view["ended"]]
    assert found[-len(ended) :] == ended
    assert {view["ended"] for view in ended} == {"Đã xong ngày 02/03/2026"}
    assert found[0]["strip"][0]["date"] == date(2026, 3, 2)
    assert found[0]["sentence"].startswith("22 ngày làm việc")


def test_the_highest_rung_of_each_clock_is_known(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    assert levels(reading(cases, ref, "bob")) == {}
    cases.now += timedelta(days=11)
    sweep(now=cases.now)
    found = reading(cases, ref, "bob")
    assert levels(found)[f"1.{found.file.state.custody}.assigned"] == 4


def test_the_hour_of_a_report_cannot_be_reckoned_back(cases: Cases) -> None:
    ref = cases.reported(urgent=True)
    cases.do("bob", ref, "assess", urgent=True)
    found = {view["name"]: view for view in deadline_views(reading(cases, ref, "frank"))}
    for name in ("Phân loại", "Thời gian giữ"):
        assert ":" not in found[name]["due_text"] + found[name]["due_exact"]


def test_only_a_running_clock_that_counts_through_it_warns_of_a_day_to_be_confirmed(
    cases: Cases,
) -> None:
    march = deadline_views(reading(cases, cases.at(State.IN_PROGRESS), "bob"))
    assert {said for view in march for said in view["provisional"]} == set()
    cases.now = datetime(2026, 11, 16, 2, 0, tzinfo=UTC)
    november = deadline_views(reading(cases, cases.at(State.IN_PROGRESS), "bob"))
    said = "Chờ xác nhận ngày nghỉ 24/11/2026; các hạn có thể thay đổi."
    assert [view["provisional"] for view in november if not view["ended"]] == [[said]] * 3
    assert {said for view in november if view["ended"] for said in view["provisional"]} == set()


def test_a_clock_into_a_year_nobody_announced_says_so(cases: Cases) -> None:
    cases.now = datetime(2026, 12, 21, 2, 0, tzinfo=UTC)
    views = deadline_views(reading(cases, cases.at(State.IN_PROGRESS), "bob"))
    assert views[0]["provisional"] == [
        "Lịch nghỉ năm 2027 chưa được công bố chính thức; các hạn có thể thay đổi."
    ]
