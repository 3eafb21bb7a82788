"""What other systems get wrong, each refuted by name on the real commands (peers.md §2, §3).

In the order of peers.md; what is about time alone stands in tests/workflows/test_peers.py.

Signalen       a new category wipes routing and assignee · late excludes every finished case
egov CCRS      only the newest hundred are looked at · what nobody has taken is skipped · a case
               without a supervisor is skipped · the level is not reset on reopening · two sources of
               one number · a comment keeps the window to object open · a reopened case stays solved
Zammad         what is paused leaves the overdue list · the close date is the first one
Frappe         a breach has no consequence · the first response gets no credit for a pause
django-helpdesk  escalating changes the case
MoJ            a pause that is too long closes the case
FixMyStreet    what was closed without fixing is never checked · an old update changes the state
§3             reopening does not reach the body · escalation goes on after the end ·
               an expired case leaves no trace · who spoke to one is known to all
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import select, update

from casework.actions.escalate import sweep
from casework.actions.lapse import lapse_due
from casework.actions.perform import perform
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.errors import BadInput, Stale
from casework.lists.agency_load import agencies_with_load
from casework.lists.figures import figures
from casework.lists.overdue import OverdueFilter, overdue_page
from casework.models import CaseClock, Escalation, Membership
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.casework.stored import events_of, kinds_of, last_event, row_of, told
from tests.cast import ENVIRONMENT, Cast
from workflows.machine import NotPossible
from workflows.states import State

MONTHS = timedelta(days=120)


def clocks_of(ref: str) -> dict[str, CaseClock]:
    rows = db.session.scalars(select(CaseClock).where(CaseClock.case_id == row_of(ref).id))
    return {row.key: row for row in rows}


def overdue(cases: Cases) -> list[str]:
    page = overdue_page(
        db.session,
        cases.cast.actor("frank"),
        read_tree(db.session),
        OverdueFilter(),
        calendar=current_calendar(db.session),
        now=cases.now,
    )
    return [row.ref for row in page.rows]


# --- Signalen ----------------------------------------------------------------------------------


def test_a_new_category_wipes_neither_agency_nor_custody_unlike_signalen(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    lead, custody = row_of(ref).lead_id, row_of(ref).custody
    cases.do("bob", ref, "recategorise", category="illegal_mining")
    row = row_of(ref)
    assert (row.type, row.lead_id, row.custody, row.state) == (
        "illegal_mining",
        lead,
        custody,
        "in_progress",
    )


def test_a_longer_category_lengthens_nothing_by_itself_unlike_signalen(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    before = {key: row.due_current for key, row in clocks_of(ref).items()}
    cases.do("bob", ref, "recategorise", category="land_grievance")
    assert {key: row.due_current for key, row in clocks_of(ref).items()} == before


def test_a_finished_case_keeps_its_lateness_unlike_signalen(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    due = clocks_of(ref)["1.2.in_progress"].due_current
    cases.now = due + timedelta(days=40)
    for who, action in (("dan", "resolve"), ("bob", "give_feedback"), ("alice", "confirm")):
        cases.do(who, ref, action)
    handling = clocks_of(ref)["1.2.in_progress"]
    assert handling.first_breached_at == due
    assert handling.days_late >= 25


# --- egov --------------------------------------------------------------------------------------


def test_more_than_a_hundred_are_due_and_the_oldest_comes_first_unlike_egov(cases: Cases) -> None:
    start, refs = cases.now, []
    for number in range(105):
        cases.now = start + timedelta(minutes=number)
        refs.append(cases.reported())
    sweep(now=start + MONTHS)
    assert {row_of(ref).level for ref in refs} == {5}
    steps = db.session.execute(
        select(Escalation.case_id).where(Escalation.level == 5).order_by(Escalation.id)
    ).scalars()
    first = next(iter(steps))
    assert first == row_of(refs[0]).id


def test_what_nobody_has_taken_goes_up_unlike_egov(cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    sweep(now=cases.now + MONTHS)
    assert row_of(ref).level == 5
    assert "grace" in {name for event in events_of(ref) for name in told(event)}


def test_without_a_superior_the_desk_above_is_told_unlike_egov(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSIGNED)
    with unit_of_work() as session:
        gone = [cast.person(name) for name in ("dora", "grace")]
        session.execute(
            update(Membership)
            .where(Membership.person_id.in_(gone))
            .values(ends_on=date(2026, 3, 1))
        )
    sweep(now=cases.now + MONTHS)
    steps = [event for event in events_of(ref) if event.kind == "escalated"]
    assert steps
    assert all(told(event) for event in steps)
    assert "frank" in {name for event in steps for name in told(event)}


def test_a_reopened_case_climbs_again_from_the_bottom_unlike_egov(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.now += timedelta(days=60)
    sweep(now=cases.now)
    for who, action in (
        ("dan", "accept"),
        ("dan", "resolve"),
        ("bob", "give_feedback"),
        ("alice", "confirm"),
        ("bob", "reopen"),
    ):
        cases.do(who, ref, action)
    assert (row_of(ref).cycle, row_of(ref).level) == (2, 0)
    sweep(now=cases.now + MONTHS)
    assert row_of(ref).level == 5


def test_a_comment_does_not_keep_the_window_to_object_open_unlike_egov(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    for days in (30, 60, 89):
        later = cases.now + timedelta(days=days)
        cases.do("frank", ref, "direct", now=later, due_on=date(2026, 7, 1))
    with pytest.raises(NotPossible):
        cases.do("alice", ref, "object", now=cases.now + timedelta(days=91))


def test_a_reopened_case_is_solved_no_longer_unlike_egov(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    cases.do("bob", ref, "reopen")
    row = row_of(ref)
    assert (row.verification, row.outcome, row.ended_at) == (None, None, None)


def test_on_time_is_a_part_of_what_ended_however_often_reopened_unlike_egov(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    for _ in range(3):
        cases.do("bob", ref, "reopen")
        for who, action in (
            ("dan", "accept"),
            ("dan", "resolve"),
            ("bob", "give_feedback"),
            ("alice", "confirm"),
        ):
            cases.do(who, ref, action)
    rows = agencies_with_load(
        db.session, {cases.cast.unit("TAM")}, on=date(2026, 3, 2), now=cases.now
    )
    found = next(row for row in rows if row.name == ENVIRONMENT)
    assert (found.held, found.ended, found.on_time) == (0, 4, 4)


# --- Zammad ------------------------------------------------------------------------------------


def test_a_late_case_that_is_paused_stays_on_the_board_unlike_zammad(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.now = clocks_of(ref)["1.2.in_progress"].due_current + timedelta(days=7)
    assert overdue(cases) == [ref]
    cases.do("bob", ref, "pause", review_on=(cases.now + timedelta(days=30)).date())
    assert overdue(cases) == [ref]
    tree, calendar = read_tree(db.session), current_calendar(db.session)
    counted = figures(db.session, cases.cast.actor("frank"), tree, calendar=calendar, now=cases.now)
    assert counted.paused == 1


def test_the_close_date_is_the_last_one_unlike_zammad(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    first = row_of(ref).ended_at
    cases.now += timedelta(days=3)
    for who, action in (
        ("bob", "reopen"),
        ("dan", "accept"),
        ("dan", "resolve"),
        ("bob", "give_feedback"),
        ("alice", "confirm"),
    ):
        cases.do(who, ref, action)
    assert row_of(ref).ended_at == cases.now != first


# --- Frappe, django-helpdesk, MoJ ----------------------------------------------------------------


def test_every_step_tells_somebody_unlike_frappe(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    sweep(now=cases.now + MONTHS)
    steps = [event for event in events_of(ref) if event.kind == "escalated"]
    assert {event.body["level"] for event in steps} == {1, 2, 3, 4, 5}
    assert all(told(event) for event in steps)


@pytest.mark.parametrize("state", [State.REPORTED, State.ASSESSED])
def test_nothing_is_paused_while_the_first_response_is_owed_unlike_frappe(
    cases: Cases, state: State
) -> None:
    with pytest.raises(NotPossible):
        cases.do("bob", cases.at(state), "pause")


def test_escalating_changes_nothing_about_the_case_unlike_django_helpdesk(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    before = (row_of(ref).severity, row_of(ref).state, row_of(ref).version, row_of(ref).due_at)
    sweep(now=cases.now + MONTHS)
    after = (row_of(ref).severity, row_of(ref).state, row_of(ref).version, row_of(ref).due_at)
    assert after == before


def test_a_pause_that_is_over_closes_nothing_unlike_moj(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause")
    later = cases.now + MONTHS
    sweep(now=later)
    lapse_due(now=later)
    assert row_of(ref).state == "in_progress"
    assert row_of(ref).level > 0


# --- FixMyStreet -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "outcome", ["settled", "partly", "explained", "unfounded", "passed_to_prosecution"]
)
def test_what_was_closed_without_fixing_is_checked_too_unlike_fixmystreet(
    cases: Cases, outcome: str
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "resolve", outcome=outcome)
    cases.do("bob", ref, "give_feedback")
    assert told(last_event(ref)) == {"alice"}
    cases.do("alice", ref, "dispute")
    assert row_of(ref).disputed


@pytest.mark.parametrize("action", ["decline", "merge"])
def test_the_reporter_may_object_to_what_was_never_handled_unlike_fixmystreet(
    cases: Cases, action: str
) -> None:
    ref = cases.reported()
    cases.do("bob", ref, action)
    cases.do("alice", ref, "object")
    assert row_of(ref).objected


def test_an_older_update_changes_no_newer_state_unlike_fixmystreet(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    seen = row_of(ref).version
    cases.do("dan", ref, "accept")
    with pytest.raises(Stale):
        perform(
            ref,
            "return_case",
            actor=cases.cast.actor("dan"),
            now=cases.now,
            version=seen,
            reason="Không thuộc thẩm quyền.",
        )
    assert kinds_of(ref)[-1] == "accepted"


# --- What hurts users elsewhere (§3) -------------------------------------------------------------


def test_reopening_reaches_the_agency_unlike_fixmystreet_897(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    cases.do("bob", ref, "reopen")
    assert {"dan", "dora"} <= told(last_event(ref))


def test_nothing_escalates_after_the_end_unlike_zammad_4353(cases: Cases) -> None:
    cases.at(State.CLOSED)
    cases.at(State.DECLINED)
    assert sweep(now=cases.now + MONTHS) == 0


def test_a_case_that_lapsed_leaves_its_trace_unlike_globaleaks_3170(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    lapse_due(now=cases.now + MONTHS)
    assert (row_of(ref).state, row_of(ref).verification) == ("closed", "unconfirmed")
    assert kinds_of(ref)[-1] == "lapsed"


def test_who_confirmed_is_known_to_nobody_else_unlike_globaleaks_3656(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    cases.do("alice", ref, "confirm")
    event = last_event(ref)
    assert event.actor_id is None
    assert "alice" not in str(event.body)


def test_a_pause_longer_than_allowed_is_refused_on_the_day_after_the_last(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    last = date(2026, 3, 2) + timedelta(days=60)
    with pytest.raises(BadInput):
        cases.do("bob", ref, "pause", review_on=last + timedelta(days=1))
    cases.do("bob", ref, "pause", review_on=last)
