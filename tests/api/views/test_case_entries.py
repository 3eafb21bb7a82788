"""Timeline entries and photos as they are drawn."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from flask import Flask

from api.session import request_now
from api.timeline import Entry
from api.views.case_entries import entry_views, filters, narrowed, photo_views, when
from casework.lists.attachments import Photo

NOW = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)
REF = "SMY-2026-7K3M9Q"


def entry(seq: int, group: str = "steps", at: datetime | date = NOW, **more: object) -> Entry:
    plain: dict[str, object] = {
        "kind": "noted",
        "who": "Đầu mối Xã Suối Mây",
        "person": "",
        "sentence": f"Câu {seq}.",
        "fields": (),
        "tone": "",
        "photos": (),
    }
    return Entry(seq=seq, group=group, at=at, **{**plain, **more})  # type: ignore[arg-type]


def test_the_newest_comes_first(app: Flask) -> None:
    views = entry_views([entry(1), entry(2)], NOW)
    assert [view["sentence"] for view in views] == ["Câu 2.", "Câu 1."]


def test_texts_are_lines_with_their_names(app: Flask) -> None:
    (view,) = entry_views([entry(1, fields=(("Lý do", "Chờ mẫu."), ("", "Một\nhai.")))], NOW)
    assert view["body"] == "Lý do: Chờ mẫu.\nMột\nhai."


def test_the_officials_name_stands_beside_and_the_role_in_the_sentence(app: Flask) -> None:
    (view,) = entry_views([entry(1, person="Bob")], NOW)
    assert view["who"] == "Bob"


@pytest.mark.parametrize(
    ("at", "relative", "exact"),
    [
        (date(2026, 3, 2), "hôm nay", "02/03/2026"),
        (date(2026, 2, 27), "3 ngày trước", "27/02/2026"),
    ],
)
def test_of_a_day_no_hour_is_said(app: Flask, at: date, relative: str, exact: str) -> None:
    assert when(at, NOW) == (relative, exact)


def test_a_day_is_vietnams_day(app: Flask) -> None:
    # At 23:30 UTC it is already tomorrow in Vietnam.
    assert when(date(2026, 3, 3), datetime(2026, 3, 2, 23, 30, tzinfo=UTC))[0] == "hôm nay"


def test_of_a_moment_the_hour_is_said(app: Flask) -> None:
    at = request_now() - timedelta(hours=2)
    relative, exact = when(at, request_now())
    assert relative == "2 giờ trước"
    assert exact.count(":") == 1


def test_the_filters_count_and_mark_the_chosen_one(app: Flask) -> None:
    found = filters([entry(1), entry(2), entry(3, "notes")], REF, "notes")
    assert [(str(each.label), each.number, each.current) for each in found] == [
        ("Tất cả", 3, False),
        ("Các bước", 2, False),
        ("Ghi chú và ảnh", 1, True),
    ]
    assert [each.href for each in found] == [
        f"/cases/{REF}#timeline",
        f"/cases/{REF}?show=steps#timeline",
        f"/cases/{REF}?show=notes#timeline",
    ]


@pytest.mark.parametrize(
    ("group", "left"), [("", [1, 2]), ("notes", [2]), ("deadlines", []), ("invented", [1, 2])]
)
def test_one_group_is_shown_and_an_unknown_one_is_no_filter(group: str, left: list[int]) -> None:
    assert [each.seq for each in narrowed([entry(1), entry(2, "notes")], group)] == left


def test_a_photo_has_words_and_says_when_it_is_not_ready(app: Flask) -> None:
    photos = [
        Photo("one", 1, "before", ready=True),
        Photo("two", 1, "after", ready=True),
        Photo("three", 1, "after", ready=False),
    ]
    assert photo_views(photos) == [
        ("/attachments/one", "/attachments/one/thumb", "Ảnh hiện trạng"),
        ("/attachments/two", "/attachments/two/thumb", "Ảnh sau khi xử lý"),
        ("/attachments/three", "/attachments/three/thumb", "Đang xử lý ảnh"),
    ]
