"""A report's text with marks, safe to show."""

from __future__ import annotations

from flask import Flask
from werkzeug.datastructures import MultiDict

from api.views.action_head import action_head
from api.views.marked_text import highlighted, marked_text
from tests.api.views.turning import turning
from tests.cases import Cases


def test_marked_pieces_say_what_they_seem_to_be(app: Flask) -> None:
    assert highlighted("Gọi 0912345678 nhé") == (
        'Gọi <mark title="Số điện thoại">0912345678</mark> nhé'
    )


def test_what_people_typed_is_never_markup(app: Flask) -> None:
    shown = highlighted("<script>alert(1)</script> bà Lan & con")
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert shown.endswith("</mark> &amp; con")


def test_the_reported_text_is_shown_first_and_then_what_was_typed(cases: Cases) -> None:
    ref = cases.reported(what="Gọi 0912345678.", place="Nhà bà Lan")
    head = action_head(turning(cases, "assess", "bob", ref).file, witness=False)
    view = marked_text(head, MultiDict())
    assert (view.found, view.covered) == (2, False)
    typed = marked_text(head, MultiDict({"what": "Gọi [đã che].", "look": "mask"}))
    assert "đã che" in typed.what
    assert (typed.found, typed.covered) == (1, True)
