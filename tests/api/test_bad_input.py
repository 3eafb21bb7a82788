"""Bad input of every kind (issue 2): a 4xx that says what and why, and nothing is changed."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from typing import Any

import pytest
from PIL import Image
from werkzeug.test import TestResponse

from casework.photos import MOST_BYTES
from tests.api.bad_desk import Desk, desk_in
from tests.api.matrix_inputs import a_photo
from tests.api.matrix_world import World
from tests.conftest import MORNING
from tests.databases import Databases

MEGABYTE = 1024 * 1024
# Everything the Vietnamese alphabet adds to the Latin one.
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]")


@pytest.fixture(scope="module")
def desk(
    databases: Databases, template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    """One for all: nothing that is sent changes anything."""
    with closing(World(databases, template, tmp_path_factory.mktemp("desk"), MORNING)) as world:
        yield desk_in(world)


@dataclass(frozen=True)
class Bad:
    """What is sent, and what must come back: status, the field named, a word of the reason."""

    name: str
    send: Callable[[Desk], TestResponse]
    status: int
    field: str
    why: str


def half_a_photo() -> bytes:
    """One that begins well and breaks off."""
    stream = io.BytesIO()
    Image.effect_noise((64, 64), 90).save(stream, "JPEG")
    return stream.getvalue()[: stream.tell() // 2]


ASSESS: dict[str, Any] = {
    "action": "assess", "severity": "hot", "scale": "from_10", "urgent": False, "complex": False,
    "complained": [], "screened": True,
}  # fmt: skip
LONG = "a" * MEGABYTE
BY_JSON = [
    Bad("unknown field", lambda d: d.report(reporter="Nam"), 422, "reporter", "Không có mục này"),
    Bad("mass assignment", lambda d: d.report(state="closed"), 422, "state", "Không có mục này"),
    Bad("missing field", lambda d: d.report(title=None), 422, "title", "Cần điền"),
    Bad("wrong type", lambda d: d.report(title=5), 422, "title", "không đúng kiểu"),
    Bad("text for a number", lambda d: d.report(place_unit="2"), 422, "place_unit", "kiểu"),
    Bad("truth in words", lambda d: d.report(urgent="yes"), 422, "urgent", "kiểu"),
    Bad("1 MB of text", lambda d: d.report(what=LONG), 422, "what", "Quá dài"),
    Bad("NUL", lambda d: d.report(what="a\0b"), 422, "what", "không nhìn thấy"),
    Bad("zero width", lambda d: d.report(title="cá\u200bchết"), 422, "title", "không nhìn thấy"),
    Bad("direction mark", lambda d: d.report(place="\u202ekênh"), 422, "place", "không nhìn"),
    Bad("half a pair", lambda d: d.report(what="\ud800"), 422, "what", "không nhìn thấy"),
    Bad("only blanks", lambda d: d.report(title="  "), 422, "title", "Cần điền"),
    Bad("1900", lambda d: d.report(began_on="1900-01-01"), 422, "began_on", "2000 đến 2099"),
    Bad("2100", lambda d: d.report(began_on="2100-01-01"), 422, "began_on", "2000 đến 2099"),
    Bad("no date", lambda d: d.report(began_on="2026-02-30"), 422, "began_on", "kiểu"),
    Bad("unknown unit", lambda d: d.report(place_unit=999), 422, "place_unit", "địa bàn"),
    Bad("huge unit", lambda d: d.report(place_unit=2**70), 422, "place_unit", "không đúng"),
    Bad("unknown type", lambda d: d.report(type="war"), 422, "type", "trong danh sách"),
    Bad("another's source", lambda d: d.report(source="hotline"), 422, "source", "đầu mối"),
    Bad("no JSON", lambda d: d.send(b"{"), 400, "", "không đọc được"),
    Bad("no UTF-8", lambda d: d.send(b'{"title": "\xff"}'), 400, "", "không đọc được"),
    Bad("a list", lambda d: d.send(b"[]"), 400, "", "không đọc được"),
    Bad("NaN", lambda d: d.send(b'{"place_unit": NaN}'), 400, "", "không đọc được"),
    Bad("deep", lambda d: d.send(b"[" * 100_000), 400, "", "không đọc được"),
    Bad("long number", lambda d: d.send(b'{"a": ' + b"9" * 9_000 + b"}"), 400, "", "không đọc"),
    Bad("3 MB of JSON", lambda d: d.send(b'"' + b"a" * 3 * MEGABYTE + b'"'), 413, "", "quá lớn"),
    Bad("a form", lambda d: d.send(b"a=1", **{"Content-Type": "text/plain"}), 415, "", "Kiểu"),
    Bad("a blank key", lambda d: d.send(json.dumps(d.said()).encode(), **{"Idempotency-Key": "a b"}),
        422, "Idempotency-Key", "ASCII"),
    Bad("closed case", lambda d: d.act(d.closed, '"v7"', **ASSESS), 409, "", "trạng thái"),
    Bad("stale version", lambda d: d.act(d.reported, '"v9"', **ASSESS), 412, "", "vừa thay đổi"),
    Bad("no tag of ours", lambda d: d.act(d.reported, "*", **ASSESS), 412, "", "vừa thay đổi"),
    Bad("no version", lambda d: d.act(d.reported, None, **ASSESS), 428, "", "If-Match"),
    Bad("no action", lambda d: d.act(d.reported), 422, "action", "Không có việc này"),
    Bad("unknown action", lambda d: d.act(d.reported, action="win"), 422, "action", "Không có"),
    Bad("a list of actions", lambda d: d.act(d.reported, action=["a"]), 422, "action", "Không có"),
    Bad("attach by action", lambda d: d.act(d.reported, action="attach"), 422, "action", "Không"),
    Bad("unknown agency", lambda d: d.act(d.reported, **{**ASSESS, "complained": [999]}),
        422, "complained", "cơ quan"),
    Bad("another field", lambda d: d.act(d.reported, **ASSESS, actor=1), 422, "actor", "Không có"),
    Bad("20 MB photo", lambda d: d.upload(b"\xff\xd8" + bytes(20 * MEGABYTE)), 413, "", "10 MB"),
    Bad("11 MB photo", lambda d: d.upload(bytes(MOST_BYTES + 1)), 422, "photo", "10 MB"),
    Bad("PDF as .jpg", lambda d: d.upload(b"%PDF-1.7 abc"), 422, "photo", "PDF"),
    Bad("half a photo", lambda d: d.upload(half_a_photo()), 422, "photo", "hỏng"),
    Bad("text as .jpg", lambda d: d.upload(b"hello"), 422, "photo", "không phải ảnh"),
    Bad("unknown moment", lambda d: d.upload(a_photo(), moment="x"), 422, "moment", "danh sách"),
    Bad("another part", lambda d: d.upload(a_photo(), place="x"), 422, "place", "Không có mục"),
]  # fmt: skip
FORM_ASSESS: dict[str, Any] = {
    "action": "assess", "severity": "hot", "scale": "from_10", "complained": "",
    "screened": ["0", "1"],
}  # fmt: skip
BY_PAGE = [
    Bad("unknown field", lambda d: d.form_report(reporter="Nam"), 422, "reporter", "Không có mục này"),
    Bad("missing field", lambda d: d.form_report(title=""), 422, "title", "Ghi sự việc"),
    Bad("text for a number", lambda d: d.form_report(place_unit="x"), 422, "place_unit", "kiểu"),
    Bad("100 kB of text", lambda d: d.form_report(what="ă" * 100_000), 422, "what", "Quá dài"),
    Bad("NUL", lambda d: d.form_report(what="a\0b"), 422, "what", "không nhìn thấy"),
    Bad("zero width", lambda d: d.form_report(title="cá\u200bchết"), 422, "title", "không nhìn"),
    Bad("1900", lambda d: d.form_report(began_on="1900-01-01"), 422, "began_on", "2000"),
    Bad("2100", lambda d: d.form_report(began_on="2100-01-01"), 422, "began_on", "2000"),
    Bad("unknown unit", lambda d: d.form_report(place_unit="999"), 422, "place_unit", "địa bàn"),
    Bad("1 MB of text", lambda d: d.form(d.reported, action="note", text=LONG), 422, "", "Quá dài"),
    Bad("closed case", lambda d: d.form(d.closed, **FORM_ASSESS), 409, "", "trạng thái"),
    Bad("stale version", lambda d: d.form(d.reported, **{**FORM_ASSESS, "version": "9"}),
        412, "", "vừa thay đổi"),
    Bad("endless version", lambda d: d.form(d.reported, **{**FORM_ASSESS, "version": "9" * 5000}),
        412, "", "vừa thay đổi"),
    Bad("another field", lambda d: d.form(d.reported, **FORM_ASSESS, actor="1"), 422, "", "mục"),
    Bad("wrong choice", lambda d: d.form(d.reported, **{**FORM_ASSESS, "severity": "x"}),
        422, "severity", "danh sách"),
    Bad("no action", lambda d: d.form(d.reported), 422, "", "Không có việc này"),
    Bad("20 MB photo", lambda d: d.form_photo(bytes(20 * MEGABYTE)), 413, "", "10 MB"),
    Bad("11 MB photo", lambda d: d.form_photo(bytes(MOST_BYTES + 1)), 422, "photo", "10 MB"),
    Bad("PDF as .jpg", lambda d: d.form_photo(b"%PDF-1.7 abc"), 422, "photo", "PDF"),
]  # fmt: skip


@pytest.mark.parametrize("bad", BY_JSON, ids=lambda bad: bad.name)
def test_a_program_is_told_what_and_why_and_nothing_changes(desk: Desk, bad: Bad) -> None:
    before = desk.digest()
    answer = bad.send(desk)
    assert answer.status_code == bad.status, answer.text[:500]
    assert answer.content_type == "application/problem+json"
    assert answer.json is not None
    assert answer.json["status"] == bad.status
    told = {each["field"]: each["detail"] for each in answer.json.get("errors", [])}
    assert bad.why in (told[bad.field] if bad.field else answer.json["detail"])
    assert "Traceback" not in answer.text
    assert desk.digest() == before


@pytest.mark.parametrize("bad", BY_JSON, ids=lambda bad: bad.name)
def test_a_program_that_asks_in_english_is_told_in_english(desk: Desk, bad: Bad) -> None:
    told = bad.send(replace(desk, language="en")).json
    assert told is not None
    texts = [told.get("detail", ""), *(each["detail"] for each in told.get("errors", []))]
    assert all(texts)
    assert not any(VIETNAMESE.search(text.lower()) for text in texts), texts


@pytest.mark.parametrize("bad", BY_PAGE, ids=lambda bad: bad.name)
def test_a_page_says_what_and_why_and_nothing_changes(desk: Desk, bad: Bad) -> None:
    before = desk.digest()
    answer = bad.send(desk)
    assert answer.status_code == bad.status, answer.text[:500]
    assert bad.why in answer.text
    if bad.field and bad.field != "reporter":
        assert f'href="#f-{bad.field}"' in answer.text
    assert "Traceback" not in answer.text
    assert desk.digest() == before


def test_decomposed_letters_are_kept_composed(desk: Desk) -> None:
    title = unicodedata.normalize("NFD", "Nước thải ở kênh Đông")
    answer = desk.report(title=title)
    assert answer.status_code == 201
    assert answer.json is not None
    read = desk.program.get(f"/api/v1/cases/{answer.json['ref']}", headers=desk.by("alice"))
    assert read.json is not None
    assert read.json["title"] == "Nước thải ở kênh Đông"


@pytest.mark.parametrize(
    "path", ["/cases/%00", "/cases/%F0%9F%90%9F/events", "/cases/a%27--", "/nothing"]
)
def test_an_address_that_is_none_is_not_found(desk: Desk, path: str) -> None:
    assert desk.program.get(f"/api/v1{path}", headers=desk.by("bob")).status_code == 404
    assert desk.bob.get(path).status_code == 404
