"""The head and the facts of a case page."""

from __future__ import annotations

from datetime import date

import pytest

from api.views.case_summary import directives, facts, head, link_views, parties
from casework.errors import NotFound
from casework.lists.linked import Linked, Tie
from tests.api.views.reading import reading
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, POLICE
from workflows.states import State


def test_the_head_says_what_where_and_how_it_stands(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    found = head(reading(cases, ref, "bob"))
    assert found.ref == ref
    assert found.title == "Nước thải chảy ra kênh tiêu"
    assert found.place == "Kênh tiêu thôn Đông, Xã Suối Mây"
    assert found.type == "Ô nhiễm môi trường"
    assert found.severity == ("pressing", "Bức xúc")
    assert found.severity_meaning == "Nhiều người bất bình, cần xử lý sớm"
    assert found.state == ("assigned", "Đã giao")
    assert (found.cycle, found.voices, found.reported_on) == (1, "", "02/03/2026")


def test_a_case_with_an_agency_outside_was_passed_on(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", lead=cases.cast.agency(POLICE))
    assert head(reading(cases, ref, "bob")).state == ("assigned", "Đã chuyển")


def test_marks_and_verification_follow_the_case(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("frank", ref, "put_in_hot_spot")
    cases.do("alice", ref, "dispute")
    found = head(reading(cases, ref, "bob"))
    assert found.hot_spot
    assert found.verification == ("disputed", "Báo chưa xong")
    closed = head(reading(cases, cases.at(State.CLOSED), "bob"))
    assert closed.verification == ("confirmed", "Xác nhận đã xong")


def test_a_witness_is_not_told_how_offices_weigh_it(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("frank", ref, "put_in_hot_spot")
    found = head(reading(cases, ref, "alice"))
    assert found.severity is None
    assert not found.hot_spot


def test_an_observer_finds_no_case_that_nobody_screened(cases: Cases) -> None:
    ref = cases.at(State.DECLINED, title="Ông Tám nhà số 9", place="Nhà số 9")
    with pytest.raises(NotFound):
        reading(cases, ref, "olga")


def test_the_parties_are_named(cases: Cases) -> None:
    ref = cases.at(State.REPORTED)
    cases.do("bob", ref, "assess", complained=[cases.cast.agency(POLICE)])
    cases.do("bob", ref, "assign", supporting=[cases.cast.agency(OFFICE)])
    office = parties(reading(cases, ref, "bob"))
    assert office == [
        ("Chủ trì", ENVIRONMENT),
        ("Phối hợp", OFFICE),
        ("Đầu mối", "Xã Suối Mây"),
        ("Cơ quan bị phản ánh", POLICE),
    ]
    for who in ("alice", "dan"):
        assert parties(reading(cases, ref, who)) == office[:3]


@pytest.mark.parametrize(
    ("who", "knows"), [("alice", False), ("dan", False), ("bob", True), ("olga", True)]
)
def test_only_offices_read_through_which_door_it_came(cases: Cases, who: str, knows: bool) -> None:
    found = dict(facts(reading(cases, cases.at(State.ASSIGNED), who)))
    assert ("Nguồn" in found) is knows
    assert found["Loại địa điểm"] == "Kênh mương, trạm bơm"
    assert found["Số hộ"] == "50–200 hộ"


def test_what_happened_is_counted_and_what_did_not_is_left_out(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS, began_on=date(2026, 2, 20))
    cases.do("bob", ref, "pause")
    cases.do("bob", ref, "remind")
    cases.do("bob", ref, "remind")
    found = dict(facts(reading(cases, ref, "dan")))
    assert found["Dừng tính hạn"] == "1 lần"
    assert found["Đôn đốc"] == "2 lần"
    assert "Trả lại" not in found
    assert found["Bắt đầu từ (theo phản ánh)"] == "20/02/2026"
    assert "Đôn đốc" not in dict(facts(reading(cases, ref, "alice")))


def test_each_directive_says_how_far_it_is(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct")
    cases.do("frank", ref, "direct")
    cases.do("bob", ref, "answer_directive")
    assert directives(reading(cases, ref, "dan")) == [
        ("Số 1", "hạn 16/03/2026, đã trả lời, chờ kết luận"),
        ("Số 2", "hạn 16/03/2026, chưa thực hiện"),
    ]
    assert directives(reading(cases, ref, "alice")) == []


def test_links_say_how_cases_are_tied(cases: Cases) -> None:
    (view,) = link_views([Linked(Tie.MERGED_INTO, "SMY-2026-7K3M9Q", "Việc chung", "assigned")])
    assert view == (
        "Đã gộp vào",
        "/cases/SMY-2026-7K3M9Q",
        "SMY-2026-7K3M9Q",
        "Việc chung",
        "Đã giao",
    )
