"""The subject fits its reader, and links lead to the public address only."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from casework.notify.contents import Contents, Line
from casework.notify.wording import write

LATE = Line(
    "SMY-2026-222222", "Ô nhiễm", "Đang xử lý", "Xã A & B", date(2026, 3, 2), "overdue", False
)
SOON = replace(LATE, ref="SMY-2026-333333", lateness="soon")
REST = replace(LATE, ref="SMY-2026-444444", lateness="", due_on=None)
HOT = replace(LATE, ref="SMY-2026-555555", hot_spot=True)
OFFICE = Contents("vi", (LATE, SOON, REST), False, False, committee=False, agency=True)


def subject(**changes: object) -> str:
    return write(replace(OFFICE, **changes), public_url="").subject  # type: ignore[arg-type]


def test_the_subject_fits_its_reader() -> None:
    assert subject() == "1 vụ việc sắp đến hạn, 1 quá hạn"
    assert subject(committee=True) == "1 vụ việc quá hạn cần chỉ đạo"
    assert subject(agency=False) == "3 vụ việc có cập nhật mới"
    assert subject(lines=(REST,)) == "1 vụ việc có cập nhật mới"
    assert subject(lines=(), other_news=True) == "Có cập nhật mới"
    assert subject(at_once=True) == "Khẩn: 3 vụ việc có cập nhật mới"
    assert subject(at_once=True, lines=(HOT,)) == "Khẩn: điểm nóng SMY-2026-555555"
    committee = subject(at_once=True, lines=(HOT,), committee=True)
    assert committee == "Khẩn: điểm nóng SMY-2026-555555 cần chỉ đạo"


def test_cases_stand_in_groups_the_late_ones_first() -> None:
    text = write(OFFICE, public_url="").text
    order = [text.index(word) for word in ("Quá hạn\n", "Sắp đến hạn\n", "Cập nhật khác\n")]
    assert order == sorted(order)
    assert "không có hạn đang chạy" in text


def test_links_lead_to_the_public_address_and_without_one_there_are_none() -> None:
    linked = write(OFFICE, public_url="https://so.example")
    assert "https://so.example/cases/SMY-2026-222222" in linked.text
    assert 'href="https://so.example/cases/SMY-2026-222222"' in linked.html
    bare = write(OFFICE, public_url="")
    assert "http" not in bare.text
    assert "href" not in bare.html


def test_markup_in_a_name_is_shown_as_it_is() -> None:
    written = write(OFFICE, public_url="")
    assert "Xã A & B" in written.text
    assert "Xã A &amp; B" in written.html


@pytest.mark.parametrize("at_once", [True, False])
def test_english_has_every_word(at_once: bool) -> None:
    what = replace(OFFICE, language="en", at_once=at_once, other_news=True, lines=(HOT, SOON, REST))
    written = write(what, public_url="https://so.example")
    for word in ("vụ việc", "Quá hạn", "Hạn xử lý", "Đăng nhập", "Thư tự động", "điểm nóng"):
        assert word not in written.subject + written.text


def test_changes_of_roles_are_told_beside_cases_too() -> None:
    assert subject(lines=(), deeds=3) == "3 thay đổi về vai trò của người dùng"
    assert subject(deeds=3) == "1 vụ việc sắp đến hạn, 1 quá hạn"
    written = write(replace(OFFICE, deeds=3), public_url="")
    for text in (written.text, written.html):
        assert "xem Nhật ký quản trị" in text
    assert "xem Nhật ký quản trị" not in write(OFFICE, public_url="").text
