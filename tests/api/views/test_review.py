"""Where a reviewed case stands, and what may be decided about it."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from api.views.review import KEYS, decisions_of, directed_before, keys_help, place_of
from casework.lists.directives import Words
from tests.api.views.reading import reading
from tests.cases import Cases
from workflows.meeting import DECISIONS
from workflows.states import State


@pytest.fixture(autouse=True)
def speaking(app: Flask) -> Any:
    """A request in Vietnamese."""
    with app.test_request_context():
        yield


@pytest.mark.parametrize(
    ("ref", "number", "after", "before"),
    [
        ("A", 1, "/review/B?x=1", ""),
        ("B", 2, "/review/C?x=1", "/review/A?x=1"),
        ("C", 3, "", "/review/B?x=1"),
        ("Z", 0, "/review/A?x=1", ""),
    ],
)
def test_a_case_has_its_place_and_one_that_left_leads_to_the_beginning(
    ref: str, number: int, after: str, before: str
) -> None:
    place = place_of(ref, ["A", "B", "C"], here="/review", query="?x=1", back="/board")
    assert (place.number, place.total) == (number, 3)
    assert (place.next_href, place.prev_href) == (after, before)


def test_only_what_would_succeed_is_offered_each_with_a_key_of_its_own(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    found = decisions_of(reading(cases, ref, "frank"), here="/review", query="", chosen="direct")
    names = [each.action for each in found]
    assert names == [
        "direct", "remind", "refer_up", "put_in_hot_spot", "hold_over", "change_severity", "note"
    ]  # fmt: skip
    assert found[0].current
    assert found[0].href == f"/review/{ref}?do=direct"
    assert decisions_of(reading(cases, ref, "olga"), here="/review", query="", chosen="") == []
    keys = list(KEYS.values())
    assert len(keys) == len(set(keys))
    assert not set(keys) & {"n", "p", "j", "k"}
    assert set(KEYS) <= set(DECISIONS)


def test_what_was_directed_is_told_newest_first(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct")
    cases.do("bob", ref, "hold_dialogue")
    cases.do("bob", ref, "add_commitment")
    case = reading(cases, ref, "frank")
    found = directed_before(case, {(case.file.row.id, 1): Words("Dập.", None, "Đã dập.", None, "")})
    assert [each.name for each in found] == ["Cam kết số 2", "Chỉ đạo số 1"]
    assert found[1] == ("Chỉ đạo số 1", "Dập.", "hạn 16/03/2026", "chưa thực hiện", "Đã dập.")


def test_the_keys_that_do_something_are_named(cases: Cases) -> None:
    place = place_of("A", ["A", "B"], here="/review", query="", back="/board")
    ref = cases.at(State.IN_PROGRESS)
    found = decisions_of(reading(cases, ref, "frank"), here="/review", query="", chosen="")
    assert [key for key, _ in keys_help(place, found)] == ["n", "d", "r", "u", "h", "t"]
