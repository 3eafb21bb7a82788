"""The ticker sees that an entry is handled, and says each thing owed once."""

from __future__ import annotations

from datetime import date, timedelta

from casework.check import check
from casework.database import db
from casework.hotspots.watching import watch_hot_spots
from tests.cases import Cases
from tests.casework.hotspots.register import Register, kinds_of_entry, row_of_entry
from tests.casework.stored import events_of, told
from workflows.states import State


def test_an_entry_whose_cases_are_handled_waits_to_be_verified(
    cases: Cases, register: Register
) -> None:
    ref = cases.at(State.RESOLVED)
    entry = register.opened(ref)
    assert watch_hot_spots(now=register.now) == 1
    row = row_of_entry(entry)
    assert (row.status, row.next_due_on) == ("verified", date(2026, 4, 1))
    assert watch_hot_spots(now=register.now) == 0
    cases.do("bob", ref, "rework")
    watch_hot_spots(now=register.now)
    assert row_of_entry(entry).status == "watched"
    assert kinds_of_entry(entry)[2:] == ["handled", "unhandled"]
    assert check(db.session) == []


def test_a_check_in_that_is_due_is_told_once_and_the_committee_hears_three_days_later(
    cases: Cases, register: Register
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    entry = register.opened(ref)
    for days, level in ((6, 0), (7, 1), (8, 1), (10, 2), (11, 2)):
        watch_hot_spots(now=register.now + timedelta(days=days))
        assert kinds_of_entry(entry).count("reminded") == level
    owed = [each for each in events_of(ref) if each.kind == "hot_spot_owed"]
    assert [told(each) for each in owed] == [{"bob"}, {"bob", "grace"}]
    assert check(db.session) == []


def test_who_looked_in_time_is_not_reminded(register: Register) -> None:
    entry = register.opened()
    register.do(
        "bob",
        "check_in",
        entry,
        now=register.now + timedelta(days=6),
        trend="same",
        text="Vẫn thế.",
    )
    assert watch_hot_spots(now=register.now + timedelta(days=8)) == 0


def test_a_verification_is_due_after_30_days(register: Register) -> None:
    entry = register.handled()
    assert watch_hot_spots(now=register.now + timedelta(days=29)) == 0
    watch_hot_spots(now=register.now + timedelta(days=30))
    assert kinds_of_entry(entry)[-1] == "reminded"


def test_nobody_is_woken_for_a_check_in(register: Register) -> None:
    register.opened()
    midnight = register.now + timedelta(days=6, hours=15, minutes=1)
    assert watch_hot_spots(now=midnight) == 0
    assert watch_hot_spots(now=register.now + timedelta(days=7)) == 1
