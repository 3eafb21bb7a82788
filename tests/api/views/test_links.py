"""Addresses of lists."""

from __future__ import annotations

from datetime import date

from api.views.links import address


def test_what_is_asked_and_changed_is_in_the_address() -> None:
    asked = {"unit": 3, "sort": "unit"}
    assert address("/board", asked) == "/board?unit=3&sort=unit"
    assert address("/board", asked, unit=4) == "/board?unit=4&sort=unit"


def test_what_is_let_go_leaves_no_trace() -> None:
    assert address("/board", {"unit": 3, "unassigned": True}, unit=None, unassigned=False) == (
        "/board"
    )


def test_values_are_said_as_the_schemas_read_them() -> None:
    said = address("/cases", {}, hot_spot=True, ended_since=date(2026, 3, 2), q="rác & nước")
    assert said == "/cases?hot_spot=true&ended_since=2026-03-02&q=r%C3%A1c+%26+n%C6%B0%E1%BB%9Bc"
