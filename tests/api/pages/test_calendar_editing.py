"""Editing the working calendar in the browser: fill in, preview, save."""

from __future__ import annotations

import re
from datetime import date, datetime
from html import unescape
from io import BytesIO

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.drain import drain
from tests.api.conftest import SignIn
from tests.cases import Cases
from tests.cast import Cast
from tests.contents import digest

STORM = {
    "date": "2026-03-05", "kind": "off", "vi": "Nghỉ bão", "en": "Storm",
    "source": "CV 15", "provisional": "no",
}  # fmt: skip
SHEET = "date,working,vi,en,source,provisional\n2026-03-05,no,Nghỉ bão,Storm,CV 15,no\n"
OFF = date(2026, 3, 5)


def form(row: dict[str, str], base: int = 1, place: int = 0) -> dict[str, str]:
    return {"base": str(base), **{f"days.{place}.{name}": text for name, text in row.items()}}


def fill_in(ada: FlaskClient, **changes: str) -> TestResponse:
    return ada.post("/calendar/edit?year=2026", data=form({**STORM, **changes}))


def carried(page: str) -> dict[str, str]:
    """What the preview hands on to the confirmation."""
    hidden = re.findall(r'type="hidden" name="(base|changes)" value="([^"]*)"', page)
    return {name: unescape(value) for name, value in hidden}


def test_the_form_has_every_day_of_the_year_and_room_for_new_ones(sign_in: SignIn) -> None:
    page = sign_in("ada").get("/calendar/edit?year=2026").text
    assert "10/01/2026 thứ Bảy" in page
    assert 'value="12729/VPCP-KGVX"' in page
    assert page.count(">Thêm ngày<") == 3


def test_the_preview_names_each_deadline_that_would_move_and_saves_nothing(
    sign_in: SignIn, cases: Cases
) -> None:
    ref = cases.reported()
    ada = sign_in("ada")
    before = digest()
    page = fill_in(ada).text
    assert digest() == before
    for words in ("05/03/2026", "Nghỉ bão", ref, "hạn đang tính sẽ thay đổi"):
        assert words in page
    assert carried(page) == {"base": "1", "changes": SHEET}


def test_a_day_that_moves_nothing_says_so(sign_in: SignIn) -> None:
    assert "Không hạn nào thay đổi" in fill_in(sign_in("ada")).text


def test_confirming_saves_the_version_and_the_run_applies_it(sign_in: SignIn, cases: Cases) -> None:
    cases.reported()
    ada = sign_in("ada")
    sent = {**carried(fill_in(ada).text), "note": "Công văn 15"}
    answer = ada.post("/calendar/versions", data=sent)
    assert (answer.status_code, answer.location) == (303, "/calendar/versions/2")
    page = ada.get("/calendar/versions/2").text
    assert "Đã lưu lịch làm việc bản 2." in page
    assert "Đã cập nhật 0/1 vụ việc" in page
    drain()
    page = ada.get("/calendar/versions/2").text
    assert "1 vụ việc đổi hạn" in page
    assert "Công văn 15" in page
    assert not current_calendar(db.session).is_working(OFF)


def test_confirming_twice_saves_once(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    sent = {**carried(fill_in(ada).text), "note": "Công văn 15"}
    assert ada.post("/calendar/versions", data=sent).status_code == 303
    again = ada.post("/calendar/versions", data=sent)
    assert again.status_code == 412
    assert "người khác sửa" in again.text
    assert current_calendar(db.session).version == 2


def test_a_missing_reason_is_asked_for_on_the_preview(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    answer = ada.post("/calendar/versions", data={**carried(fill_in(ada).text), "note": " "})
    assert answer.status_code == 422
    assert 'id="f-note-error"' in answer.text
    assert current_calendar(db.session).version == 1


def test_from_the_preview_one_may_go_back_to_the_fields(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    page = ada.post("/calendar/edit?year=2026", data=carried(fill_in(ada).text)).text
    assert 'value="Nghỉ bão"' in page
    assert 'value="2026-03-05"' in page


def test_a_day_is_dropped_and_another_renamed(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    day = {"date": "2026-08-22", "known": "yes", **{k: STORM[k] for k in ("vi", "en", "source")}}
    page = fill_in(ada, **{**day, "kind": "week", "provisional": "no"}).text
    assert "22/08/2026" in page
    assert "Cuối tuần" in page


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"date": "2026-03-07"}, "kind"),
        ({"kind": "work"}, "kind"),
        ({"kind": "week"}, "date"),
        ({"kind": "maybe"}, "kind"),
        ({"date": "2019-12-30"}, "date"),
        ({"date": "2101-01-03"}, "date"),
        ({"date": "tomorrow"}, "date"),
        ({"vi": ""}, "vi"),
        ({"en": " "}, "en"),
        ({"vi": "x" * 121}, "vi"),
        ({"vi": "A\u200bB"}, "vi"),
        ({"source": ""}, "source"),
        ({"source": "x" * 61}, "source"),
        ({"provisional": "perhaps"}, "provisional"),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_what_was_typed_stays(
    sign_in: SignIn, changes: dict[str, str], field: str
) -> None:
    answer = fill_in(sign_in("ada"), **changes)
    assert answer.status_code == 422
    assert f'id="f-days.0.{field}-error"' in answer.text
    if "source" not in changes:
        assert 'value="CV 15"' in answer.text


def test_the_same_day_twice_is_refused_at_the_second(sign_in: SignIn) -> None:
    twice = form(STORM) | form(STORM, place=1)
    answer = sign_in("ada").post("/calendar/edit?year=2026", data=twice)
    assert answer.status_code == 422
    assert 'id="f-days.1.date-error"' in answer.text
    assert "hai lần" in answer.text


def test_nothing_filled_in_is_no_change(sign_in: SignIn) -> None:
    answer = sign_in("ada").post("/calendar/edit?year=2026", data={"base": "1"})
    assert answer.status_code == 422
    assert "chưa có gì thay đổi" in answer.text


def test_a_file_is_read_and_previewed(sign_in: SignIn) -> None:
    sent = {"base": "1", "year": "2026", "file": (BytesIO(("\ufeff" + SHEET).encode()), "a.csv")}
    page = sign_in("ada").post("/calendar/import", data=sent).text
    assert carried(page) == {"base": "1", "changes": SHEET}


@pytest.mark.parametrize(
    "content",
    [b"", b"\xff\xfe", b"a,b\n", SHEET.replace("03-05", "02-30").encode(), b"x" * 200_001,
     SHEET.replace("2026-03-05", "2026-03-07").encode()],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_refused(sign_in: SignIn, content: bytes) -> None:
    sent = {"base": "1", "year": "2026", "file": (BytesIO(content), "a.csv")}
    answer = sign_in("ada").post("/calendar/import", data=sent)
    assert answer.status_code == 422
    assert 'id="f-file-error"' in answer.text
    assert sign_in("ada").post("/calendar/import", data={"base": "1"}).status_code == 422


def test_a_whole_year_is_made_official_through_the_preview(sign_in: SignIn) -> None:
    ada = sign_in("ada")
    assert "Xác nhận cả năm đã công bố" in ada.get("/calendar/edit?year=2027").text
    page = ada.post("/calendar/announced", data={"base": "1", "year": "2027"}).text
    ada.post("/calendar/versions", data={**carried(page), "note": "Thông báo chính thức"})
    assert current_calendar(db.session).provisional_years == {2026}
    assert ada.post("/calendar/announced", data={"base": "2", "year": "2027"}).status_code == 422


@pytest.mark.parametrize("path", ["edit", "import", "announced", "versions"])
def test_a_page_filled_in_from_an_older_version_is_stale(
    sign_in: SignIn, cast: Cast, now: datetime, path: str
) -> None:
    ada = sign_in("ada")
    ada.post("/calendar/versions", data={**carried(fill_in(ada).text), "note": "Bão"})
    assert ada.post(f"/calendar/{path}", data={**form(STORM), "year": "2026"}).status_code == 412


@pytest.mark.parametrize("path", ["edit", "import", "announced", "versions"])
@pytest.mark.parametrize("base", ["", "x", "-1", "99999999999"])
def test_a_base_that_is_no_number_is_refused(sign_in: SignIn, path: str, base: str) -> None:
    assert sign_in("ada").post(f"/calendar/{path}", data={"base": base}).status_code == 422


def test_a_sheet_that_was_tampered_with_is_refused(sign_in: SignIn) -> None:
    sent = {"base": "1", "changes": "nonsense", "note": "x"}
    assert sign_in("ada").post("/calendar/versions", data=sent).status_code == 422


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga", "otto"])
def test_only_an_administrator_edits(sign_in: SignIn, who: str) -> None:
    browser = sign_in(who)
    assert "Sửa lịch" not in browser.get("/calendar").text
    assert browser.get("/calendar/edit").status_code == 403
    for path in ("edit", "import", "announced", "versions"):
        assert browser.post(f"/calendar/{path}", data=form(STORM)).status_code == 403
    assert current_calendar(db.session).version == 1
