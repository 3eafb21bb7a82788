"""Days and voices that could point at a reporter, on the page and in JSON."""

from __future__ import annotations

import io
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from openpyxl import load_workbook

from api.addresses import API
from casework.exports.overdue import render
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.states import State

# The standing morning is Monday 2 March 2026; the case is told of on the Thursday after.
THURSDAY = timedelta(days=3)


@pytest.fixture
def mine(cases: Cases) -> str:
    """An illegal mine, told of on a Thursday, with the environment office from Friday on."""
    cases.now += THURSDAY
    ref = cases.reported(type="illegal_mining", began_on=cases.now.date() - timedelta(days=1))
    friday = cases.now + timedelta(days=1)
    cases.do("bob", ref, "assess", now=friday)
    cases.do("bob", ref, "assign", now=friday, lead=cases.cast.agency(ENVIRONMENT))
    cases.do("dan", ref, "accept", now=friday)
    return ref


def read(app: Flask, path: str, header: dict[str, str]) -> Any:
    return app.test_client().get(f"{API}{path}", headers=header).get_json()


@pytest.mark.parametrize(
    ("who", "day", "voices", "case_due"),
    [
        ("alice", "2026-03-05", 1, False),
        ("bob", "2026-03-05", 1, True),
        ("frank", "2026-03-05", None, True),
        ("dan", "2026-03-02", None, False),
        ("olga", "2026-03-02", None, False),
    ],
)
def test_json_is_as_fine_as_its_reader_may_see(  # noqa: PLR0917 -- a table
    app: Flask, token: Any, mine: str, who: str, day: str, voices: int | None, case_due: bool
) -> None:
    case = read(app, f"/cases/{mine}", token(who))
    assert (case["reported_on"], case["voices"]) == (day, voices)
    assert bool(case.get("case_due_at")) == case_due
    (row,) = read(app, "/cases", token(who))["cases"]
    assert (row["reported_on"], row["voices"]) == (day, voices)
    events = read(app, f"/cases/{mine}/events", token(who))
    first = next((each for each in events["events"] if each["kind"] == "reported"), None)
    assert first is not None
    assert first["at"] == day


@pytest.mark.parametrize("who", ["dan", "olga"])
def test_no_page_of_an_agency_or_observer_names_the_day(
    sign_in: SignIn, mine: str, who: str
) -> None:
    for path in (f"/cases/{mine}", f"/cases/{mine}/deadlines", "/cases"):
        assert "05/03/2026" not in sign_in(who).get(path).text, path
    page = sign_in(who).get(f"/cases/{mine}").text
    assert "tuần từ 02/03/2026" in page
    assert "Dưới 5 lượt phản ánh" in page
    assert "04/03/2026" not in page, "the day it began, as people said"


def test_the_coordinator_reads_days_and_numbers(sign_in: SignIn, mine: str) -> None:
    page = sign_in("bob").get(f"/cases/{mine}").text
    assert "tuần từ" not in page
    assert "Dưới 5" not in page
    assert "04/03/2026" in page


def test_other_matters_keep_their_day(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    page = sign_in("dan").get(f"/cases/{ref}").text
    assert "tuần từ" not in page


def test_the_hour_of_an_urgent_report_is_in_no_due_time_of_others(
    app: Flask, token: Any, cases: Cases
) -> None:
    """Four working hours after a report tell its hour."""
    ref = cases.reported(urgent=True)
    for who in ("frank", "carol"):
        case = read(app, f"/cases/{ref}", token(who))
        if who == "frank":
            assert "T" not in case["due_at"]
            assert "T" not in case["case_due_at"]
    (row,) = read(app, "/cases", token("frank"))["cases"]
    assert "T" not in row["due_at"]


def test_few_voices_are_no_number_in_the_committees_spreadsheet(
    app: Flask, cases: Cases, cast: Cast
) -> None:
    cases.at(State.IN_PROGRESS)
    late = cases.now + timedelta(days=200)
    for who, expected in (("frank", "Dưới 5"), ("bob", 1)):
        content = render(cast.actor(who), {}, language="vi", now=late, progress=lambda _count: None)
        sheet = load_workbook(io.BytesIO(content)).worksheets[0]
        rows = list(sheet.iter_rows(values_only=True))
        assert rows[1][-1] == expected, who
