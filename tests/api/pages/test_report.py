"""Reporting: one form, one case, and nothing changed by what is wrong."""

from __future__ import annotations

import io
import re
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from api.pages.report import MOST_SUGGESTED
from casework import files
from casework.database import db
from casework.models import Attachment, Case, CaseReporter, CaseText
from tests.api.conftest import CountQueries, SignIn
from tests.api.pictures import jpeg, send
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State
from workflows.types import CASE_TYPES

KEY = "a-key-of-this-form"


def filled(cast: Cast, **changes: Any) -> dict[str, Any]:
    """What a collaborator sends; None leaves a field out."""
    given = {
        "key": KEY,
        "title": "Nước thải chảy ra kênh",
        "what": "Nước đen hai ngày nay.",
        "place_unit": str(cast.unit("SMY")),
        "place": "Kênh thôn Đông",
        "place_kind": "",
        "type": "pollution",
        "scale": "from_10",
        "began_on": "",
        **changes,
    }
    return {name: value for name, value in given.items() if value is not None}


def photo(content: bytes, name: str = "anh.jpg") -> tuple[io.BytesIO, str]:
    return io.BytesIO(content), name


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def case() -> Case:
    return db.session.scalars(select(Case)).one()


def field(page: str, name: str) -> str:
    found = re.search(rf'<(?:input|textarea|select)[^>]* name="{name}"[^>]*>', page)
    assert found is not None
    return found.group(0)


def test_a_report_becomes_a_case_and_says_what_happens_next(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("alice")
    answer = browser.post("/report", data=filled(cast, urgent="true", began_on="2026-03-01"))
    made = case()
    assert (answer.status_code, answer.location) == (303, f"/report/sent/{made.ref}")
    assert (made.type, made.scale, made.urgent, made.source) == (
        "pollution",
        "from_10",
        True,
        "collaborator",
    )
    assert made.place_kind == "other"
    page = browser.get(answer.location).text
    assert made.ref in page
    assert 'data-draft-sent="report"' in page


def test_the_slip_says_who_reads_it_and_by_when(sign_in: SignIn, cases: Cases) -> None:
    ref = cases.reported()
    page = sign_in("alice").get(f"/report/sent/{ref}").text
    assert "Đầu mối xã Suối Mây đọc và phân loại." in page
    # Two working days after Monday 2 March 2026.
    assert "Chậm nhất hết thứ Tư 04/03/2026." in page
    assert "Mã vụ việc" in page


def test_photos_come_with_it(sign_in: SignIn, cast: Cast) -> None:
    data = filled(cast, photos=[photo(jpeg()), photo(jpeg("red")), photo(jpeg(), "again.jpg")])
    assert sign_in("alice").post("/report", data=data).status_code == 303
    rows = db.session.scalars(select(Attachment)).all()
    assert [row.moment for row in rows] == ["before", "before"]
    assert {files.read(row.sha256) for row in rows} == {jpeg(), jpeg("red")}


def test_sending_twice_makes_one_case_with_its_photo_once(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("alice")
    first = browser.post("/report", data=filled(cast, photos=photo(jpeg())))
    again = browser.post("/report", data=filled(cast, photos=photo(jpeg())))
    assert first.location == again.location
    assert (count(Case), count(Attachment)) == (1, 1)


def test_the_same_form_with_other_words_is_refused_and_gets_a_fresh_key(
    sign_in: SignIn, cast: Cast
) -> None:
    browser = sign_in("alice")
    browser.post("/report", data=filled(cast))
    answer = browser.post("/report", data=filled(cast, title="Việc khác"))
    assert answer.status_code == 422
    assert "đã gửi với nội dung khác" in answer.text
    assert 'value="Việc khác"' in answer.text
    assert KEY not in field(answer.text, "key")
    assert count(Case) == 1


@pytest.mark.parametrize("key", [None, "", "short", "x" * 65, "with blank", "ключ-ключ"])
def test_a_form_without_its_key_is_refused(sign_in: SignIn, cast: Cast, key: str | None) -> None:
    answer = sign_in("alice").post("/report", data=filled(cast, key=key))
    assert answer.status_code == 422
    assert count(Case) == 0


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("title", "", "Ghi sự việc bằng một câu ngắn."),
        ("title", "x" * 121, "nhiều nhất 120 ký tự"),
        ("title", "ẩn\u200bgiấu", "ký tự không nhìn thấy"),
        ("what", "", "Mô tả cụ thể sự việc."),
        ("what", "x" * 5001, "nhiều nhất 5000 ký tự"),
        ("what", "a\x00b", "ký tự không nhìn thấy"),
        ("place", None, "Ghi nơi xảy ra"),
        ("place_unit", "", "Chọn xã, phường."),
        ("place_unit", "999", "Không có địa bàn này."),
        ("place_unit", "-1", "Giá trị không đúng"),
        ("place_kind", "moon", "Chọn một giá trị trong danh sách."),
        ("type", None, "Chọn loại việc."),
        ("type", "gossip", "Chọn một giá trị trong danh sách."),
        ("scale", None, "Chọn số hộ bị ảnh hưởng."),
        ("urgent", "maybe", "Giá trị không đúng kiểu."),
        ("began_on", "1900-01-01", "2000 đến 2099"),
        ("began_on", "2026-03-03", "Ngày này chưa tới."),
        ("source", "press", "Không có mục này."),
        ("reporter", "7", "Không có mục này."),
    ],
)
def test_what_is_wrong_is_said_on_the_form_and_nothing_is_stored(
    sign_in: SignIn, cast: Cast, name: str, value: str | None, words: str
) -> None:
    answer = sign_in("alice").post("/report", data=filled(cast, **{name: value}))
    assert answer.status_code == 422
    assert words in answer.text
    assert f'href="#f-{name}"' in answer.text
    assert KEY in field(answer.text, "key")
    assert count(Case) == 0


def test_everything_typed_is_still_there_after_a_refusal(sign_in: SignIn, cast: Cast) -> None:
    data = filled(cast, title="", place_unit=str(cast.unit("BSE")), urgent="true")
    page = sign_in("alice").post("/report", data=data).text
    assert ">Nước đen hai ngày nay.</textarea>" in page
    assert f'<option value="{cast.unit("BSE")}" selected>' in page
    assert re.search(r'value="pollution"[^>]* checked', page)
    assert re.search(r'value="from_10"[^>]* checked', page)
    assert " checked" in field(page, "urgent")
    assert "hãy chọn lại" in page


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.4 renamed", "tệp PDF, không phải ảnh"),
        (b"\xff\xd8" + b"\x00" * 20_000_000, "Ảnh quá 10 MB."),
        (b"just words", "không phải ảnh"),
    ],
)
def test_a_bad_photo_is_named_and_nothing_is_stored(
    sign_in: SignIn, cast: Cast, content: bytes, words: str
) -> None:
    data = filled(cast, photos=[photo(jpeg()), photo(content)])
    answer = send(sign_in("alice"), "/report", data)
    assert answer.status_code == 422
    assert words in answer.text
    assert 'href="#f-photos"' in answer.text
    assert count(Case) == 0


def test_six_large_photos_are_not_too_much_for_one_form(sign_in: SignIn, cast: Cast) -> None:
    colours = ("red", "green", "blue", "black", "white", "grey")
    padding = b"\x00" * 3_000_000  # what follows a JPEG's end is ignored
    data = filled(cast, photos=[photo(jpeg(colour) + padding) for colour in colours])
    assert send(sign_in("alice"), "/report", data).status_code == 303
    assert count(Attachment) == 6


def test_words_are_stored_in_one_form(sign_in: SignIn, cast: Cast) -> None:
    sign_in("alice").post("/report", data=filled(cast, title="Nươ\u0301c tha\u0309i"))
    assert db.session.scalar(select(CaseText.title)) == "Nước thải"


def test_the_form_has_nine_kinds_and_no_field_about_a_person(sign_in: SignIn) -> None:
    page = sign_in("alice").get("/report").text
    assert page.count('name="type"') == len(CASE_TYPES) == 9
    assert re.findall(r'name="type" value="(\w+)"', page)[-1] == "other"
    names = set(re.findall(r' name="([\w-]+)"', page)) - {"viewport", "color-scheme", "referrer"}
    assert names - {"csrf-token", "csrf_token", "htmx-config", "next", "language"} == {
        "key",
        "title",
        "what",
        "type",
        "place_unit",
        "place",
        "place_kind",
        "scale",
        "photos",
        "began_on",
        "urgent",
    }


def test_every_form_has_a_key_of_its_own(sign_in: SignIn) -> None:
    browser = sign_in("alice")
    keys = {field(browser.get("/report").text, "key") for _ in range(3)}
    assert len(keys) == 3


def test_the_place_of_the_last_report_is_remembered(
    sign_in: SignIn, cases: Cases, cast: Cast
) -> None:
    browser = sign_in("alice")
    assert f'<option value="{cast.unit("SMY")}" selected>' in browser.get("/report").text
    cases.reported(unit="BSE", place="Chợ Bàu Sen")
    page = browser.get("/report").text
    assert f'<option value="{cast.unit("BSE")}" selected>' in page
    assert '<option value="Chợ Bàu Sen"></option>' in page


def test_a_coordinator_says_where_it_came_from(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("bob")
    page = browser.get("/report").text
    assert '<option value="citizen_reception"' in page
    assert '<option value="collaborator"' not in page
    answer = browser.post("/report", data=filled(cast, source="hotline"))
    assert answer.status_code == 303
    assert case().source == "hotline"
    assert count(CaseReporter) == 0
    assert browser.get(answer.location).status_code == 200


@pytest.mark.parametrize("source", [None, "", "collaborator", "rumour"])
def test_a_coordinator_cannot_speak_as_a_collaborator(
    sign_in: SignIn, cast: Cast, source: str | None
) -> None:
    answer = sign_in("bob").post("/report", data=filled(cast, source=source))
    assert answer.status_code == 422
    assert "Chọn nguồn phản ánh." in answer.text
    assert count(Case) == 0


@pytest.mark.parametrize("who", ["dan", "frank", "olga", "ada", "otto"])
def test_others_do_not_report(sign_in: SignIn, cast: Cast, who: str) -> None:
    browser = sign_in(who)
    assert browser.get("/report").status_code == 403
    assert browser.post("/report", data=filled(cast)).status_code == 403
    assert browser.post("/report/similar").status_code == 403
    assert count(Case) == 0


def test_similar_ones_are_offered_with_the_reason(
    sign_in: SignIn, cases: Cases, cast: Cast
) -> None:
    ref = cases.reported()
    data = {
        "title": "ca chet noi trang",
        "what": "",
        "place_unit": str(cast.unit("SMY")),
        "type": "pollution",
    }
    page = sign_in("alice").post("/report/similar", data=data).text
    assert "Có 1 vụ việc tương tự. Bổ sung vào đó?" in page
    assert f'href="/cases/{ref}"' in page
    assert "cá chết nổi trắng" in page
    assert sign_in("amy").post("/report/similar", data=data).text == ""


def test_no_more_are_offered_than_a_phone_has_room_for(
    sign_in: SignIn, cases: Cases, cast: Cast
) -> None:
    for _ in range(5):
        cases.reported()
    data = {"title": "cá chết nổi trắng", "place_unit": str(cast.unit("SMY"))}
    page = sign_in("alice").post("/report/similar", data=data).text
    assert page.count("<li>") == MOST_SUGGESTED


@pytest.mark.parametrize("place", ["", "x", "-1", "9" * 30, "²"])
def test_typing_without_a_place_offers_nothing(sign_in: SignIn, cases: Cases, place: str) -> None:
    cases.reported()
    data = {"title": "cá chết nổi trắng", "place_unit": place}
    answer = sign_in("alice").post("/report/similar", data=data)
    assert (answer.status_code, answer.text) == (200, "")


@pytest.mark.parametrize("who", ["amy", "wendy", "bill"])
def test_the_slip_of_another_is_not_found(sign_in: SignIn, cases: Cases, who: str) -> None:
    ref = cases.reported()
    assert sign_in(who).get(f"/report/sent/{ref}").status_code == 404


def test_who_is_asked_to_confirm_has_no_slip(sign_in: SignIn, cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "give_feedback", confirmers=[cast.person("amy")])
    assert sign_in("amy").get(f"/report/sent/{ref}").status_code == 404


def test_the_form_asks_the_database_as_often_however_much_was_reported(
    sign_in: SignIn, cases: Cases, count_queries: CountQueries
) -> None:
    browser: FlaskClient = sign_in("alice")
    cases.reported()
    browser.get("/report")
    with count_queries() as for_one:
        browser.get("/report")
    for _ in range(10):
        cases.reported()
    with count_queries() as for_many:
        browser.get("/report")
    assert len(for_many) == len(for_one)
    assert sum("SELECT" in statement for statement in for_many) <= 12


NAMING = {"what": "Bà Lan ở số nhà 12 gọi 0912 345 678 kể lại."}


def test_what_may_name_somebody_is_shown_before_it_is_saved(sign_in: SignIn, cast: Cast) -> None:
    answer = sign_in("alice").post("/report", data=filled(cast, **NAMING))
    assert answer.status_code == 422
    assert "Chưa lưu: có chỗ có thể lộ danh tính" in answer.text
    assert [*re.findall(r"data-names-piece>([^<]+)<", answer.text)] == ["Lan", "12", "0912 345 678"]
    assert count(Case) == 0


def test_it_is_covered_at_one_press(sign_in: SignIn, cast: Cast) -> None:
    answer = sign_in("alice").post("/report", data=filled(cast, look="mask", **NAMING))
    assert answer.status_code == 200
    assert "Bà [đã che] ở số nhà [đã che] gọi [đã che] kể lại." in answer.text
    assert count(Case) == 0


def test_or_kept_by_somebody_who_has_looked(sign_in: SignIn, cast: Cast) -> None:
    browser = sign_in("alice")
    warned = browser.post("/report", data=filled(cast, **NAMING)).text
    token = re.search(r'name="names_kept" value="(\w+)"', warned)
    assert token is not None
    answer = browser.post("/report", data=filled(cast, names_kept=token.group(1), **NAMING))
    assert answer.status_code == 303
    assert count(Case) == 1


def test_having_looked_at_one_name_keeps_no_other(sign_in: SignIn, cast: Cast) -> None:
    answer = sign_in("alice").post("/report", data=filled(cast, names_kept="1" * 16, **NAMING))
    assert answer.status_code == 422
    assert count(Case) == 0


def test_it_is_shown_while_typing(sign_in: SignIn, cast: Cast) -> None:
    answer = sign_in("alice").post("/report/similar", data=filled(cast, **NAMING))
    assert "Có chỗ có thể lộ danh tính" in answer.text
    assert sign_in("alice").post("/report/similar", data=filled(cast)).text.strip() == ""
