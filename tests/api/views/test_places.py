"""Names of places inside a sentence."""

from __future__ import annotations

from api.views.places import in_sentence


def test_the_kind_of_unit_is_a_common_noun() -> None:
    assert in_sentence("Xã Suối Mây") == "xã Suối Mây"
    assert in_sentence("Đặc khu Hòn Sứ") == "đặc khu Hòn Sứ"
    assert in_sentence("") == ""
