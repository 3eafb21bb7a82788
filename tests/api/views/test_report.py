"""The report form in plain data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask

from api.views.report import TYPES, missing, report_form, source_error, sources
from tests.cast import Cast
from workflows.choices import SourceKind
from workflows.types import CASE_TYPES


def test_every_kind_is_offered_once_and_other_comes_last() -> None:
    assert sorted(kind.slug for kind in TYPES) == sorted(CASE_TYPES)
    assert TYPES[0].slug == "pollution"
    assert TYPES[-1].slug == "other"


def test_a_collaborator_is_not_asked_for_a_source(cast: Cast) -> None:
    assert sources(cast.actor("alice")) == []


def test_who_is_both_may_speak_as_a_collaborator(app: Flask, cast: Cast) -> None:
    alice, bob = cast.actor("alice"), cast.actor("bob")
    both = replace(bob, seats=(*bob.seats, *alice.seats))
    assert sources(both)[0] is SourceKind.COLLABORATOR
    with app.test_request_context("/"):
        assert source_error(both, "collaborator") is None
        assert source_error(bob, "collaborator") == "Chọn nguồn phản ánh."
        assert source_error(alice, None) is None
        assert source_error(alice, "press") == "Không có mục này."


@pytest.mark.parametrize(("who", "unit"), [("alice", "SMY"), ("wendy", "BSE"), ("carol", "TAM")])
def test_a_first_report_begins_at_ones_own_unit(
    app: Flask, cast: Cast, who: str, unit: str
) -> None:
    with app.test_request_context("/"):
        form = report_form(cast.actor(who), {}, {}, "key")
    assert form.values["place_unit"] == cast.unit(unit)
    assert [name for _, name in form.units][-1] == "Tỉnh An Minh"


def test_what_was_typed_outweighs_what_is_remembered(app: Flask, cast: Cast) -> None:
    with app.test_request_context("/"):
        form = report_form(cast.actor("alice"), {"place_unit": "3"}, {}, "key")
    assert form.values["place_unit"] == "3"


def test_empty_fields_are_asked_for_by_name_others_keep_their_error(app: Flask) -> None:
    errors = {"title": "Cần điền mục này.", "what": "Quá dài.", "key": "Phiếu cũ."}
    with app.test_request_context("/"):
        told = missing({"title": "", "what": "x"}, errors)
    assert told == {
        "title": "Ghi sự việc bằng một câu ngắn.",
        "what": "Quá dài.",
        "key": "Phiếu cũ.",
    }
