"""An agency's desk: its parts, its order, its own figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from casework.database import db
from casework.lists.desk import ALL, MONTH, Desk
from casework.units import UnitTree
from tests.cases import Cases
from tests.cast import OFFICE, Cast
from workflows.calendar import WorkCalendar
from workflows.states import State


class Desks:
    """Desks of the cast at one moment."""

    def __init__(self, cast: Cast, tree: UnitTree, calendar: WorkCalendar, now: datetime) -> None:
        self.cast, self.tree, self.calendar, self.now = cast, tree, calendar, now

    def of(self, who: str) -> Desk:
        return Desk(db.session, self.cast.actor(who), self.tree, self.calendar, self.now)

    def refs(self, who: str, tab: str, time: str | None = None) -> list[str]:
        return [row.ref for row in self.of(who).page(tab, time, None).rows]


@pytest.fixture
def desks(cast: Cast, tree: UnitTree, calendar: WorkCalendar, now: datetime) -> Desks:
    return Desks(cast, tree, calendar, now)


def test_a_case_lies_in_one_part_of_the_desk(cases: Cases, desks: Desks) -> None:
    new, working = cases.at(State.ASSIGNED), cases.at(State.IN_PROGRESS)
    told, more = cases.at(State.RESOLVED), cases.at(State.RESOLVED)
    cases.do("bob", more, "rework")
    cases.at(State.CLOSED)
    cases.reported()
    found = {tab: desks.refs("dan", tab) for tab in ("new", "working", "more", "reported")}
    assert found == {"new": [new], "working": [working], "more": [more], "reported": [told]}
    assert dict(desks.of("dan").counts().tabs) == {
        "new": 1,
        "working": 1,
        "more": 1,
        "reported": 1,
        "support": 0,
    }


def test_after_another_accepting_a_case_is_no_longer_sent_back(
    cases: Cases, desks: Desks, cast: Cast
) -> None:
    ref = cases.at(State.RESOLVED)
    cases.do("bob", ref, "rework")
    cases.do("bob", ref, "reassign", lead=cast.agency(OFFICE))
    cases.do("uma", ref, "accept")
    assert desks.refs("uma", "working") == [ref]
    assert desks.refs("uma", "more") == []
    assert desks.refs("dan", "working") == []


def test_another_agency_sees_nothing_of_it(cases: Cases, desks: Desks) -> None:
    cases.at(State.ASSIGNED)
    for who in ("eve", "paul", "uma"):
        assert desks.refs(who, "new") == []
        assert sum(desks.of(who).counts().tabs.values()) == 0


def test_who_only_supports_finds_the_case_apart(cases: Cases, desks: Desks, cast: Cast) -> None:
    ref = cases.at(State.ASSESSED)
    cases.do("bob", ref, "assign", supporting=(cast.agency(OFFICE),))
    assert desks.refs("uma", "support") == [ref]
    assert desks.refs("uma", "new") == []
    counts = desks.of("uma").counts()
    assert counts.tabs["support"] == 1
    assert (counts.in_time, counts.soon, counts.late) == (0, 0, 0)


def test_the_least_time_left_comes_first(old: Cases, cases: Cases, desks: Desks) -> None:
    fresh, late = cases.at(State.IN_PROGRESS), old.at(State.IN_PROGRESS)
    assert desks.refs("dan", "working") == [late, fresh]


def test_the_figures_split_what_lies_on_the_desk_by_time(
    old: Cases, cases: Cases, desks: Desks
) -> None:
    late = old.at(State.ASSIGNED)
    soon = cases.at(State.ASSIGNED)
    in_time, paused = cases.at(State.IN_PROGRESS), cases.at(State.IN_PROGRESS)
    cases.do("bob", paused, "pause", review_on=date(2026, 3, 20))
    cases.at(State.RESOLVED)
    counts = desks.of("dan").counts()
    assert (counts.late, counts.soon, counts.in_time) == (1, 1, 2)
    assert desks.refs("dan", ALL, "late") == [late]
    assert desks.refs("dan", ALL, "soon") == [soon]
    assert set(desks.refs("dan", ALL, "ok")) == {in_time, paused}


def test_results_of_this_month_are_counted_on_time_twice(
    cast: Cast, old: Cases, cases: Cases, desks: Desks
) -> None:
    # Since 2 February: extended by 5 days, so late against the first promise only.
    extended, late = old.at(State.IN_PROGRESS), Cases(cast, old.now).at(State.IN_PROGRESS)
    asked = old.now + timedelta(days=3)
    old.do("dan", extended, "ask_extension", asked)
    old.do("bob", extended, "decide_extension", asked)
    end = desks.now + timedelta(days=4)
    for ref in (extended, late):
        old.do("dan", ref, "resolve", end)
    cases.at(State.RESOLVED)
    desks.now = end + timedelta(hours=1)
    counts = desks.of("dan").counts()
    assert counts.ended == 3
    assert counts.on_time == 2
    assert counts.on_time_original == 1
    assert len(desks.refs("dan", MONTH)) == 3


def test_a_returned_case_is_no_result(cases: Cases, desks: Desks) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("dan", ref, "return_case")
    assert desks.of("dan").counts().ended == 0


def test_last_months_results_are_not_this_months(old: Cases, desks: Desks) -> None:
    old.at(State.RESOLVED)
    assert desks.of("dan").counts().ended == 0
    assert desks.refs("dan", MONTH) == []
