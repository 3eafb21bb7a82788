"""How far a case was reported upwards."""

from __future__ import annotations

from datetime import timedelta

from api.views.rungs import RungView, ladders
from casework.acknowledging import acknowledge
from casework.actions.escalate import sweep
from casework.notices import mark_read
from tests.api.views.reading import reading
from tests.cases import Cases
from workflows.states import State


def late(cases: Cases) -> str:
    ref = cases.at(State.ASSIGNED)
    cases.now += timedelta(days=4)
    sweep(now=cases.now)
    return ref


def test_a_case_on_time_has_climbed_nothing(cases: Cases) -> None:
    assert ladders(reading(cases, cases.at(State.ASSIGNED), "bob")) == []


def test_each_rung_says_whether_and_when_it_was_reached(cases: Cases) -> None:
    (found,) = ladders(reading(cases, late(cases), "bob"))
    assert found.clock == "Nhận xử lý"
    assert [(rung.label, rung.reached, rung.at) for rung in found.rungs] == [
        ("Nhắc hạn", False, ""),
        ("Báo lên lãnh đạo cơ quan", True, "06/03/2026"),
        ("Nhắc hạn, báo đầu mối", True, "06/03/2026"),
        ("Báo lên Thường trực cấp ủy", False, ""),
        ("Báo lên phiên giao ban và đầu mối cấp trên", False, ""),
    ]


def rung(cases: Cases, ref: str, who: str, level: int) -> RungView:
    (found,) = ladders(reading(cases, ref, who))
    return found.rungs[level - 1]


def test_who_says_to_have_seen_it_is_named_to_offices_only(cases: Cases) -> None:
    ref = late(cases)
    for who, level in (("dora", 2), ("bob", 3)):
        seq = rung(cases, ref, who, level).event
        assert seq is not None
        acknowledge(ref, seq, actor=cases.cast.actor(who), now=cases.now)
    assert [rung(cases, ref, "frank", n).seen_by for n in (2, 3, 4)] == ["Dora", "Bob", ""]
    assert [rung(cases, ref, "dan", n).seen_by for n in (2, 3, 4)] == ["người nhận"] * 2 + [""]
    assert rung(cases, ref, "bob", 3).seen_at == "09:00 ngày 06/03/2026"


def test_only_whoever_was_told_is_asked_for_a_word_and_only_until_it_is_given(
    cases: Cases,
) -> None:
    ref = late(cases)
    asked = {who: rung(cases, ref, who, 3).event for who in ("bob", "dora", "frank")}
    assert asked["bob"] is not None
    assert (asked["dora"], asked["frank"]) == (None, None)
    acknowledge(ref, asked["bob"], actor=cases.cast.actor("bob"), now=cases.now)
    assert rung(cases, ref, "bob", 3).event is None


def test_opening_a_case_or_reading_the_notice_is_no_word(cases: Cases) -> None:
    ref = late(cases)
    mark_read(actor=cases.cast.actor("bob"), now=cases.now)
    assert rung(cases, ref, "bob", 3).seen_by == ""
    assert rung(cases, ref, "bob", 3).event is not None


def test_a_witness_sees_no_ladder(cases: Cases) -> None:
    assert ladders(reading(cases, late(cases), "alice")) == []


def test_after_the_end_the_highest_ladder_stays_in_sight(cases: Cases) -> None:
    ref = late(cases)
    cases.do("dan", ref, "accept")
    cases.do("dan", ref, "resolve")
    (found,) = ladders(reading(cases, ref, "bob"))
    assert found.clock == "Nhận xử lý"
