"""Reports as pages: asked for, counted, commented on, issued, taken away."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from docx import Document
from flask import Flask
from openpyxl import load_workbook

from casework.app import SETTINGS
from casework.drain import drain
from casework.papers.docx import MIME
from casework.resources import resource
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def asked(sign_in: SignIn, cast: Cast, now: datetime) -> str:
    """The address of a report of February, not counted yet."""
    Cases(cast, now - timedelta(days=20)).at(State.RESOLVED, title="Kênh đen")
    answer = sign_in("frank").post("/reports", data={"unit": cast.unit("TAM"), "period": "2026-02"})
    assert answer.status_code == 303
    return answer.location


@pytest.fixture
def counted(asked: str) -> str:
    """The same, counted."""
    drain(limit=10)
    return asked


def test_a_report_is_asked_for_and_its_progress_shown(sign_in: SignIn, asked: str) -> None:
    frank = sign_in("frank")
    page = frank.get(asked).text
    assert "hx-trigger" in page
    assert frank.get(f"{asked}/docx/file").status_code == 404
    assert "Đang tính 0/5" in frank.get("/reports").text


def test_figures_stand_as_tables_and_go_as_paper_and_spreadsheet(
    sign_in: SignIn, counted: str
) -> None:
    frank = sign_in("frank")
    page = frank.get(counted).text
    for words in ("Tháng 02 năm 2026", "Tổng hợp", "Theo lĩnh vực", "mã bộ số liệu"):
        assert words in page, words
    paper = frank.get(f"{counted}/docx/file")
    assert paper.mimetype == MIME
    assert Document(io.BytesIO(paper.data)).tables
    book = load_workbook(io.BytesIO(frank.get(f"{counted}/xlsx/file").data))
    assert book["Tổng hợp"]["B2"].value == 1


def test_words_are_typed_until_it_is_issued(sign_in: SignIn, counted: str) -> None:
    frank = sign_in("frank")
    frank.post(f"{counted}/words", data={"remarks": "Cần chú ý.", "proposals": ""})
    assert "Cần chú ý." in frank.get(counted).text
    assert frank.post(f"{counted}/issue").status_code == 303
    assert "Đã phát hành" in frank.get(counted).text
    assert frank.post(f"{counted}/words", data={"remarks": "x"}).status_code == 412
    too_long = {"remarks": "x" * 5_001}
    assert frank.post(f"{counted}/words", data=too_long).status_code in (412, 422)


def test_other_units_do_not_read_it(sign_in: SignIn, counted: str) -> None:
    for who in ("grace", "gus"):
        assert sign_in(who).get(counted).status_code == 404
        assert sign_in(who).get(f"{counted}/docx/file").status_code == 404
        assert sign_in(who).post(f"{counted}/issue").status_code == 404
    assert sign_in("dan").get("/reports").status_code == 403


@pytest.mark.parametrize(
    "wrong",
    [
        {"period": "2026-13"},
        {"first": "2026-02-09", "last": "2026-02-01"},
        {"period": "2026-02", "as_of": "2026-03-09"},
        {"period": "2027-01"},
        {"period": "2026-02", "type": "opinions"},
        {"period": "2026-02", "ref": "SMY-2026-222222"},
        {"period": "2026-02", "unit": "x"},
    ],
)
def test_a_wrong_question_is_told_beside_its_field_and_begins_nothing(
    sign_in: SignIn, cast: Cast, wrong: dict[str, str]
) -> None:
    frank = sign_in("frank")
    answer = frank.post("/reports", data={"unit": cast.unit("TAM"), **wrong})
    assert answer.status_code == 422
    assert "field-error" in answer.text
    assert "Chưa có báo cáo nào" in frank.get("/reports").text


def test_a_report_over_no_cases_says_so(sign_in: SignIn, cast: Cast) -> None:
    frank = sign_in("frank")
    asked = {"unit": cast.unit("TAM"), "period": "2025-12"}
    address = frank.post("/reports", data=asked).location
    drain(limit=10)
    assert "Không có vụ việc nào trong kỳ này" in frank.get(address).text
    assert frank.get(f"{address}/docx/file").status_code == 200


def test_a_template_with_an_unknown_field_is_told(
    app: Flask, sign_in: SignIn, counted: str
) -> None:
    document = Document(str(resource("templates") / "papers" / "party.docx"))
    document.add_paragraph("{{ nguoi_ky }}")
    folder: Path = app.config[SETTINGS].data / "papers"
    folder.mkdir(parents=True)
    document.save(str(folder / "party.docx"))
    answer = sign_in("frank").get(f"{counted}/docx/file")
    assert answer.status_code == 422
    assert "nguoi_ky" in answer.text
