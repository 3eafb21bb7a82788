"""What notices say."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from api.sentences.notices import NOTICES, notice_sentence
from casework.events import EVENT_KINDS

BODIES: dict[str, dict[str, Any]] = {
    "severity_changed": {"severity": "hot"},
    "category_decided": {"granted": True, "category": "other"},
    "extension_asked": {"days": 5},
    "extension_decided": {"granted": False, "days": 5},
    "reminded": {"number": 2},
    "directed": {"number": 1},
    "committed": {"number": 1},
    "directive_answered": {"number": 1},
    "directive_closed": {"number": 1},
    "escalated": {"level": 4, "clock_kind": "stage", "clock": "1.1.assigned"},
}


def test_every_event_kind_has_a_notice() -> None:
    assert set(NOTICES) == set(EVENT_KINDS)


@pytest.mark.parametrize("kind", sorted(EVENT_KINDS))
def test_a_notice_is_one_short_sentence_with_nothing_left_open(app: Flask, kind: str) -> None:
    said = notice_sentence(kind, BODIES.get(kind, {}))
    assert said.endswith(".")
    assert len(said) <= 80
    assert "%(" not in said


def test_what_was_chosen_is_said(app: Flask) -> None:
    assert notice_sentence("severity_changed", {"severity": "hot"}) == (
        "Đã đổi mức độ: Nguy cơ điểm nóng."
    )
    assert notice_sentence("extension_decided", {"granted": True, "days": 5}) == (
        "Được gia hạn 5 ngày làm việc."
    )
    assert notice_sentence("extension_decided", {"granted": False, "days": 5}) == (
        "Không được gia hạn."
    )


def test_a_warning_differs_from_being_late(app: Flask) -> None:
    stage = {"clock_kind": "stage", "clock": "1.1.assigned"}
    assert notice_sentence("escalated", {"level": 1, **stage}) == "Sắp đến hạn."
    assert "Thường trực cấp ủy" in notice_sentence("escalated", {"level": 4, **stage})


def test_the_second_return_is_said_as_such(app: Flask) -> None:
    body = {"level": 2, "clock_kind": "returns", "clock": "returns"}
    assert notice_sentence("escalated", body) == "Bị trả lại lần 2."


def test_an_unknown_kind_is_an_error(app: Flask) -> None:
    with pytest.raises(KeyError):
        notice_sentence("invented", {})
