"""Terms of the law as events: what runs, how long, and what is left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from casework.events.statutory import StatutoryAttached, StatutoryExtended, StatutorySettled
from casework.fold import CaseState, Statutory
from tests.casework.events.beginnings import NOW, begun
from workflows.limits import calendar_days, working_days

ATTACHED = StatutoryAttached(
    term="complaint_first",
    counts_from="2026-03-02",
    remote=False,
    step=0,
    days=30,
    working=False,
)
EXTENDED = StatutoryExtended(
    term="complaint_first", decided_on="2026-03-20", days=45, working=False
)
SETTLED = StatutorySettled(term="complaint_first", settled_on="2026-03-25")


def running() -> CaseState:
    return ATTACHED.fold(begun(), NOW)


def test_an_attached_term_runs_from_its_day() -> None:
    assert running().statutory == (Statutory("complaint_first", date(2026, 3, 2), False, 0),)


def test_a_decision_is_one_step_of_this_term_only() -> None:
    other = replace(ATTACHED, term="land_mediation").fold(running(), NOW)
    steps = {each.term: each.step for each in EXTENDED.fold(other, NOW).statutory}
    assert steps == {"complaint_first": 1, "land_mediation": 0}


def test_a_settled_term_is_gone() -> None:
    assert SETTLED.fold(running(), NOW).statutory == ()


def test_the_event_keeps_the_length_it_counted_with() -> None:
    assert (ATTACHED.limit, EXTENDED.limit) == (calendar_days(30), calendar_days(45))
    assert replace(ATTACHED, days=5, working=True).limit == working_days(5)
