"""A deadline explained in words and days."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

from flask import Flask

from api.views.deadline import explained, in_hours, strip, tells_hour, terms
from tests.api.views.reading import reading
from tests.cases import Cases
from workflows.limits import calendar_days, working_days, working_hours
from workflows.states import State


def told(cases: Cases, ref: str, key: str) -> dict[str, Any]:
    found = reading(cases, ref, "bob")
    clock = next(clock for clock in found.file.clocks() if clock.key == key)
    return explained(clock, found.file.calendar)


def keys(cases: Cases, ref: str) -> list[str]:
    return [clock.key for clock in reading(cases, ref, "bob").file.clocks()]


def test_the_rule_its_source_and_its_versions_are_one_sentence(cases: Cases) -> None:
    said = told(cases, cases.reported(), "1.1.reported")["sentence"]
    assert said.startswith(
        "2 ngày làm việc từ 02/03/2026 (mặc định của hệ thống; quy định bản 1, lịch làm việc bản 1)."
    )


def test_a_law_is_cited(cases: Cases) -> None:
    found = told(cases, cases.reported(), "1.first_response")
    assert found["source"] == "legal"
    assert "10 ngày làm việc từ 02/03/2026 (Quy định 11-QĐi/TW năm 2019;" in found["sentence"]
    assert "Không tính 4 ngày nghỉ." in found["sentence"]


def test_every_day_says_whether_it_counts_and_why(cases: Cases) -> None:
    found = told(cases, cases.reported(), "1.first_response")
    days = {day["date"]: day for day in found["days"]}
    assert days["2026-03-02"] == {
        "date": "2026-03-02",
        "mark": "start",
        "counted": False,
        "ordinal": None,
        "why": "Ngày bắt đầu, chưa tính",
    }
    assert days["2026-03-03"]["ordinal"] == 1
    assert days["2026-03-03"]["why"] == "Ngày làm việc"
    assert days["2026-03-07"] | {"date": ""} == {
        "date": "",
        "mark": "weekend",
        "counted": False,
        "ordinal": None,
        "why": "Cuối tuần",
    }
    assert days["2026-03-16"]["mark"] == "due"
    assert found["counted_days"] == 10
    assert found["due"] == "2026-03-16T23:59:59+07:00"


def test_an_extension_and_a_pause_are_told_apart(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause", review_on=date(2026, 3, 6))
    cases.do("bob", ref, "resume", now=cases.now + timedelta(days=2))
    cases.do("dan", ref, "ask_extension", now=cases.now + timedelta(days=2))
    cases.do("bob", ref, "decide_extension", now=cases.now + timedelta(days=2))
    custody = reading(cases, ref, "bob").file.state.custody
    found = told(cases, ref, f"1.{custody}.in_progress")
    assert "15 ngày làm việc từ 02/03/2026, gia hạn thêm 5 ngày làm việc" in found["sentence"]
    assert "Không tính 1 ngày dừng." in found["sentence"]
    assert "Hạn ban đầu: 23/03/2026." in found["sentence"]
    assert found["extensions"] == [{"value": 5, "unit": "working_day"}]


def test_a_term_whose_last_day_is_a_day_off_says_why_it_is_due_later(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead", due_on=date(2026, 3, 8))
    found = told(cases, ref, next(key for key in keys(cases, ref) if "directive" in key))
    assert (
        "Ngày cuối 08/03/2026 là ngày nghỉ nên hạn là ngày làm việc tiếp theo."
        in (found["sentence"])
    )
    assert (found["moved_from"], found["due"][:10]) == ("2026-03-08", "2026-03-09")
    assert told(cases, ref, "1.case")["moved_from"] is None


def test_it_is_plain_data_and_tells_no_hour_of_a_report(cases: Cases) -> None:
    found = told(cases, cases.reported(), "1.case")
    assert json.loads(json.dumps(found)) == found
    assert found["started_on"] == "2026-03-02"
    assert "09:00" not in json.dumps(found)
    assert found["ended_on"] is None


def test_terms_of_one_kind_are_added_up(app: Flask) -> None:
    limits = (working_hours(4), working_hours(4), working_days(15), working_days(3))
    assert terms(limits) == "8 giờ làm việc + 18 ngày làm việc"
    assert terms((calendar_days(14),)) == "14 ngày"


def test_the_strip_has_real_dates_and_names_only_what_needs_one(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    found = reading(cases, ref, "bob")
    lapse = next(clock for clock in found.file.clocks() if clock.kind == "lapse")
    days = strip(lapse, found.file.calendar)
    assert days[0]["date"] == date(2026, 3, 2)
    assert [day["ordinal"] for day in days] == [None, *range(1, 15)]
    # Every day counts in a term of calendar days, and so a Sunday is nothing to speak of.
    assert {day["name"] for day in days} == {""}


def test_a_pause_and_a_weekend_are_named_in_the_strip(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause", review_on=date(2026, 3, 6))
    found = reading(cases, ref, "bob")
    clock = next(clock for clock in found.file.clocks() if clock.key == "1.case")
    names = {day["date"]: day["name"] for day in strip(clock, found.file.calendar)}
    assert names[date(2026, 3, 4)] == "Dừng tính hạn"
    assert names[date(2026, 3, 14)] == "Cuối tuần"
    assert names[date(2026, 3, 9)] == ""


def urgent(cases: Cases) -> str:
    return cases.reported(urgent=True)


def test_the_desk_with_a_fresh_report_knows_the_hour(cases: Cases) -> None:
    # Four office hours from nine: two and a half until 11:30, the rest from one o'clock on.
    assert told(cases, urgent(cases), "1.1.reported")["due"] == "2026-03-02T14:30:00+07:00"


def test_afterwards_no_hour_leads_back_to_the_one_who_reported(cases: Cases) -> None:
    ref = urgent(cases)
    cases.do("bob", ref, "assess", urgent=True)
    for key in ("1.1.reported", "1.1.custody"):
        found = told(cases, ref, key)
        assert len(found["due"]) == len(found["due_original"]) == len("2026-03-02")
    # The next step started with the coordinator, and its hour tells nothing.
    assert "T" in told(cases, ref, "1.1.assessed")["due"]


def test_a_term_in_days_ends_with_the_day_whoever_started_it(cases: Cases) -> None:
    ref = cases.reported()
    clocks = {clock.key: clock for clock in reading(cases, ref, "bob").file.clocks()}
    assert not in_hours(clocks["1.1.reported"])
    assert not tells_hour(clocks["1.1.reported"])
    assert told(cases, ref, "1.1.reported")["due"] == "2026-03-04T23:59:59+07:00"
