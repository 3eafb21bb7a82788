"""The ledger of agencies as pages: from a number to its cases, for everybody who may."""

from __future__ import annotations

import io
import re
from datetime import datetime, timedelta

import pytest
from openpyxl import load_workbook

from tests.api.conftest import CountQueries, SignIn
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, POLICE, Cast
from workflows.figures.cells import CELLS
from workflows.states import State

MOST_QUERIES = 14
PERIOD = "?period=2026-02"


@pytest.fixture
def busy(cast: Cast, now: datetime) -> str:
    """February: three cases of the environment office, one given back, one of the commune's."""
    then = Cases(cast, now - timedelta(days=24))
    then.at(State.RESOLVED, title="Đã trả lời")
    then.at(State.ASSIGNED, title="Chưa nhận")
    back = then.at(State.ASSIGNED, title="Trả lại")
    then.do("dan", back, "return_case")
    then.do("bob", back, "assign", lead=cast.agency(OFFICE))
    return back


def test_from_the_table_to_an_agency_to_the_cases(sign_in: SignIn, busy: str, cast: Cast) -> None:
    frank, environment = sign_in("frank"), cast.agency(ENVIRONMENT)
    page = frank.get(f"/ledger{PERIOD}").text
    assert ENVIRONMENT in page
    assert OFFICE in page
    assert POLICE not in page
    assert f"/ledger/{environment}/returned?period=2026-02" in page
    assert "9/10 số việc" in page
    own = frank.get(f"/ledger/{environment}{PERIOD}").text
    assert "Lượt trả lại" in own
    behind = frank.get(f"/ledger/{environment}/returned{PERIOD}").text
    assert busy in behind
    assert "Chưa nhận" not in behind


@pytest.mark.parametrize("cell", CELLS)
def test_every_list_is_as_long_as_its_number(
    sign_in: SignIn, busy: str, cast: Cast, cell: str
) -> None:
    page = sign_in("frank").get(f"/ledger/{cast.agency(ENVIRONMENT)}/{cell}{PERIOD}").text
    said = re.search(r"<h1>[^<]*: (\d+)</h1>", page)
    assert said is not None
    assert len(re.findall('class="row-link"', page)) == int(said[1])


def test_an_agency_reads_its_own_and_no_other(sign_in: SignIn, busy: str, cast: Cast) -> None:
    dan = sign_in("dan")
    page = dan.get(f"/ledger{PERIOD}").text
    assert ENVIRONMENT in page
    assert OFFICE not in page.partition("<main")[2]
    assert dan.get(f"/ledger/{cast.agency(OFFICE)}{PERIOD}").status_code == 404
    behind = dan.get(f"/ledger/{cast.agency(ENVIRONMENT)}/returned{PERIOD}").text
    assert busy not in behind
    assert "Có 1 việc nay không còn trong phạm vi xem" in behind


def test_another_communes_committee_sees_nothing_of_it(
    sign_in: SignIn, busy: str, cast: Cast
) -> None:
    gus = sign_in("gus")
    assert "Không có cơ quan nào có việc" in gus.get(f"/ledger{PERIOD}").text
    assert gus.get(f"/ledger/{cast.agency(ENVIRONMENT)}{PERIOD}").status_code == 404


def test_an_observer_sees_no_small_number(sign_in: SignIn, busy: str, cast: Cast) -> None:
    olga = sign_in("olga")
    page = olga.get(f"/ledger{PERIOD}").text
    assert "ít hơn 5" in page
    assert "/ledger/" not in page.partition("<main")[2]
    assert olga.get(f"/ledger/{cast.agency(ENVIRONMENT)}{PERIOD}").status_code == 404
    assert olga.get(f"/ledger/file{PERIOD}").status_code == 404


@pytest.mark.parametrize(
    "difference",
    ["period=2026-Q1", "period=2026", "period=2026-03", "first=2026-02-01&last=2026-02-10",
     "period=2026-02&as_of=2026-02-20", "period=2026-02-01..2026-02-10"],
)  # fmt: skip
def test_an_observer_subtracts_no_period_from_another(
    sign_in: SignIn, busy: str, difference: str
) -> None:
    olga = sign_in("olga")
    assert olga.get(f"/ledger?{difference}").status_code == 422
    page = olga.get("/ledger").text
    assert "Tháng 02 năm 2026" in page
    assert 'name="first"' not in page


@pytest.mark.parametrize("who", ["alice", "ada", "otto"])
def test_nobody_else_comes_here(sign_in: SignIn, who: str) -> None:
    assert sign_in(who).get("/ledger").status_code == 403


@pytest.mark.parametrize(
    "wrong",
    ["period=2026-13", "first=2026-02-09&last=2026-02-01", "period=2027-01", "as_of=2026-04-01",
     "sort=person", "as_of=yesterday"],
)  # fmt: skip
def test_a_wrong_question_is_told_and_is_no_fault(sign_in: SignIn, wrong: str) -> None:
    assert sign_in("frank").get(f"/ledger?{wrong}").status_code == 422


def test_an_unknown_cell_or_agency_is_not_found(sign_in: SignIn, busy: str, cast: Cast) -> None:
    frank = sign_in("frank")
    assert frank.get(f"/ledger/{cast.agency(ENVIRONMENT)}/persons{PERIOD}").status_code == 404
    assert frank.get(f"/ledger/999{PERIOD}").status_code == 404


def test_a_spreadsheet_has_every_cell(sign_in: SignIn, busy: str) -> None:
    answer = sign_in("frank").get(f"/ledger/file{PERIOD}")
    sheet = load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    head = [cell.value for cell in sheet[1]]
    assert head[0] == "Cơ quan"
    assert len(head) == 1 + len(CELLS) + 4
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {ENVIRONMENT, OFFICE}


def test_no_cache_keeps_a_spreadsheet(sign_in: SignIn, busy: str) -> None:
    headers = sign_in("frank").get(f"/ledger/file{PERIOD}").headers
    assert headers["Cache-Control"] == "no-store"
    assert "Expires" not in headers


def test_a_page_asks_a_dozen_questions_however_many_agencies(
    sign_in: SignIn, busy: str, count_queries: CountQueries
) -> None:
    frank = sign_in("frank")
    frank.get(f"/ledger{PERIOD}")
    with count_queries() as asked:
        frank.get(f"/ledger{PERIOD}")
    assert len(asked) <= MOST_QUERIES, "\n".join(asked)
