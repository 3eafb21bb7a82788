"""Opening, adding to and ending entries; the case's own two actions do the same to one case."""

from __future__ import annotations

from datetime import timedelta

import pytest

from casework.actions.hot_spots import add_to_hot_spot, open_hot_spot
from casework.check import check
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import HotSpot
from tests.cases import Cases
from tests.casework.hotspots.register import Register, kinds_of_entry, row_of_entry
from tests.casework.stored import kinds_of, row_of
from workflows.machine import NotPossible
from workflows.states import State


@pytest.fixture
def register(cases: Cases) -> Register:
    return Register(cases)


def test_an_entry_of_two_cases_marks_both(cases: Cases, register: Register) -> None:
    one, other = cases.at(State.IN_PROGRESS), cases.at(State.ASSESSED, who="amy")
    entry = register.opened(one, other)
    assert kinds_of_entry(entry) == ["opened", "case_added", "case_added"]
    assert row_of(one).hot_spot
    assert kinds_of(other)[-1] == "hot_spot_entered"
    assert check(db.session) == []


def test_the_case_s_own_action_opens_an_entry_and_its_counterpart_withdraws_it(
    cases: Cases,
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("grace", ref, "put_in_hot_spot")
    entry = db.session.query(HotSpot.id).scalar()
    assert row_of_entry(entry).title == "Nước thải chảy ra kênh tiêu"
    cases.do("grace", ref, "take_out_of_hot_spot")
    row = row_of_entry(entry)
    assert (row.status, row.ending, row_of(ref).hot_spot) == ("ended", "withdrawn", False)
    assert check(db.session) == []


def test_a_case_is_added_once_and_only_one_of_the_unit(cases: Cases, register: Register) -> None:
    entry = register.opened()
    more = cases.at(State.ASSESSED)
    add_to_hot_spot(
        entry, actor=cases.cast.actor("grace"), now=cases.now, case=more, reason="Cùng nguồn."
    )
    assert kinds_of_entry(entry)[-1] == "case_added"
    with pytest.raises(NotPossible):
        add_to_hot_spot(
            entry, actor=cases.cast.actor("grace"), now=cases.now, case=more, reason="Lại."
        )
    for wrong in ("SMY-2026-222222", cases.conduct()):
        with pytest.raises((BadInput, NotAllowed)):
            add_to_hot_spot(
                entry, actor=cases.cast.actor("frank"), now=cases.now, case=wrong, reason="Nhầm."
            )


def test_it_is_settled_only_when_it_was_verified_twice(register: Register) -> None:
    entry = register.handled()
    with pytest.raises(NotPossible):
        register.end("grace", entry, "settled")
    later = register.now + timedelta(days=95)
    for after in (30, 90):
        register.do("bob", "verify", entry, now=later, after=after, seen="holds", text="Còn sạch.")
    register.end("grace", entry, "settled", now=later)
    row = row_of_entry(entry)
    assert (row.status, row.ending, row.next_due_on) == ("ended", "settled", None)
    assert check(db.session) == []


def test_what_comes_back_makes_a_settled_entry_a_recurred_one(
    cases: Cases, register: Register
) -> None:
    entry = register.handled()
    later = register.now + timedelta(days=91)
    for after in (30, 90):
        register.do("bob", "verify", entry, now=later, after=after, seen="holds", text="Còn sạch.")
    register.end("grace", entry, "settled", now=later)
    Cases(cases.cast, register.now + timedelta(days=89)).reported(who="amy")
    row = row_of_entry(entry)
    assert (row.ending, row.came_back) == ("recurred", 1)
    assert check(db.session) == []


def test_strangers_agencies_and_coordinators_open_and_end_nothing(
    cases: Cases, register: Register
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    for who, refusal in (("gus", NotFound), ("dan", NotAllowed), ("bob", NotAllowed)):
        with pytest.raises(refusal):
            register.opened(ref, who=who)
    entry = register.opened(ref)
    for who, refusal in (("gus", NotFound), ("dan", NotAllowed), ("bob", NotAllowed)):
        with pytest.raises(refusal):
            register.end(who, entry, "withdrawn")
    assert row_of_entry(entry).status == "watched"


def test_ending_it_takes_the_mark_from_its_cases(cases: Cases, register: Register) -> None:
    ref = cases.at(State.IN_PROGRESS)
    register.end("grace", register.opened(ref), "withdrawn")
    assert not row_of(ref).hot_spot
    assert kinds_of(ref)[-1] == "hot_spot_left"


def test_an_entry_of_no_case_is_none(cases: Cases) -> None:
    with pytest.raises(BadInput) as refused:
        open_hot_spot((), actor=cases.cast.actor("grace"), now=cases.now, title="x", reason="y")
    assert refused.value.field == "cases"
