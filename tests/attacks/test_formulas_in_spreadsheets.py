"""Words that a spreadsheet program would run, through every list that is taken away (B3)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from itertools import islice, product
from xml.etree import ElementTree as ET

import pytest
from flask import Flask
from openpyxl import load_workbook
from sqlalchemy import select, update

from casework.database import db
from casework.drain import drain
from casework.exports.overdue import render
from casework.models import Agency, CaseText, Unit
from casework.unit_of_work import unit_of_work
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from tests.security_figures import tried
from workflows.states import State

SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
STARTS = ("=", "+", "-", "@", "|", "＝", "＋", "－", "＠", "%")
BEFORE = ("", "'", '"', ";", ",", "a\t", "a ", '";', "',", "\u00a0")
REST = ("1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://x.example","y")')
PAYLOADS = [
    "".join(each) for each in islice(product(BEFORE, STARTS, REST), 188)
] + [
    'DDE("cmd";"/C calc";"x")', "http://x.example", "mailto:a@x.example", "file:///etc/passwd",
    "internal:'Quá hạn'!A1", "{=1+1}", "1E5", "00123", "TRUE", "#REF!", "02/03/2026", "</t></is><f>1</f>",
]  # fmt: skip


def second_reader(content: bytes) -> Iterator[tuple[str, str, bool]]:
    """Type, text and whether there is a formula in each cell, straight from the parts of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        names = book.namelist()
        shared = [
            "".join(t.text or "" for t in item.iter(f"{SHEETS}t"))
            for item in (ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 -- our own file
                         if "xl/sharedStrings.xml" in names else ())
        ]  # fmt: skip
        assert not [name for name in names if "externalLink" in name or "vba" in name]
        for name in names:
            if not name.startswith("xl/worksheets/sheet"):
                continue
            page = ET.fromstring(book.read(name))  # noqa: S314 -- our own file
            assert not list(page.iter(f"{SHEETS}hyperlink"))
            for cell in page.iter(f"{SHEETS}c"):
                kind = cell.get("t", "n")
                value = cell.findtext(f"{SHEETS}v", "")
                text = "".join(t.text or "" for t in cell.iter(f"{SHEETS}t"))
                said = shared[int(value)] if kind == "s" else text or value
                yield kind, said, cell.find(f"{SHEETS}f") is not None


def texts_of(content: bytes) -> set[str]:
    """All texts of the file, once both readers have found nothing else in them."""
    found: set[str] = set()
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in {"s", "n", "d"}, cell.value
                assert cell.hyperlink is None
                if isinstance(cell.value, str):
                    found.add(cell.value)
    again = list(second_reader(content))
    assert {kind for kind, _said, _formula in again} <= {"s", "inlineStr", "n", "str"}
    assert not any(formula for *_, formula in again)
    assert found <= {said for kind, said, _formula in again if kind in {"s", "inlineStr"}}
    return found


def test_there_are_two_hundred() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 200


def test_none_runs_in_the_list_of_what_is_overdue(app: Flask, cases: Cases, cast: Cast) -> None:
    """Titles and places are what people type; each list says them as they are kept."""
    old = Cases(cast, cases.now - timedelta(days=60))
    for title, place in zip(PAYLOADS[::2], PAYLOADS[1::2], strict=True):
        old.reported(title=title, place=place)
    with tried("B3", "formulas through spreadsheets, read back by two readers") as figures:
        content = render(
            cast.actor("bob"), {}, language="vi", now=cases.now, progress=lambda _done: None
        )
        said = texts_of(content)
        places = {f"{place}, Xã Suối Mây" for place in PAYLOADS[1::2]}
        figures.tried = len(PAYLOADS)
        figures.through = len((set(PAYLOADS[::2]) | places) - said)
        assert set(PAYLOADS[::2]) | places <= said


@pytest.fixture
def named_badly(app: Flask, cases: Cases, cast: Cast) -> None:
    """An administrator may call a unit or an agency anything."""
    cases.at(State.IN_PROGRESS)
    with unit_of_work() as session:
        own = Agency.id == cast.agency(ENVIRONMENT)
        session.execute(update(Agency).where(own).values(name="=1+1 Sở"))
        session.execute(update(Unit).where(Unit.code == "SMY").values(name="@SUM(1) Xã"))


@pytest.mark.usefixtures("named_badly")
def test_nor_in_the_ledger_and_the_report(sign_in: SignIn) -> None:
    frank = sign_in("frank")
    ledger = frank.get("/ledger/file")
    assert ledger.status_code == 200
    assert "=1+1 Sở" in texts_of(ledger.data)
    unit = db.session.scalars(select(Unit.id).where(Unit.code == "TAM")).one()
    report = frank.post("/reports", data={"unit": unit}).location
    drain()
    content = frank.get(f"{report}/xlsx/file").data
    assert {"=1+1 Sở", "@SUM(1) Xã"} <= texts_of(content)


def test_what_is_kept_is_what_was_typed(app: Flask, cases: Cases) -> None:
    cases.at(State.IN_PROGRESS, title=PAYLOADS[0])
    assert db.session.scalars(select(CaseText.title)).all() == [PAYLOADS[0]]
