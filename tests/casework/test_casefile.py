"""One case taken out of the cabinet: its facts, its desks, and what its people may do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from casework.casefile import CaseFile, open_file
from casework.database import db
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import ENVIRONMENT, OFFICE, Cast
from workflows.actors import Role, Standing
from workflows.facts import Desk
from workflows.states import State


def file_of(ref: str, now: datetime) -> CaseFile:
    return open_file(db.session, row_of(ref), now=now)


def test_facts_are_the_case_as_its_events_left_it(cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "assess", urgent=True, complex=True, complained=(cast.agency(OFFICE),))
    cases.do("bob", ref, "assign")
    facts = file_of(ref, cases.now).facts()
    assert (facts.type, facts.state, facts.severity) == ("pollution", "assigned", "pressing")
    assert (facts.urgent, facts.complex) == (True, True)
    assert facts.lead_id == cast.agency(ENVIRONMENT)
    assert facts.complained == {cast.agency(OFFICE)}
    assert facts.lineage == (cast.unit("SMY"), cast.unit("TAM"))
    assert facts.reporters == {cast.person("alice")}
    assert facts.extensions_left == 2


def test_desks_are_the_coordinators_of_the_lineage(cases: Cases, cast: Cast) -> None:
    file = file_of(cases.reported(), cases.now)
    assert file.desks() == (
        Desk(Role.COORDINATOR, cast.unit("SMY")),
        Desk(Role.COORDINATOR, cast.unit("TAM")),
    )


def test_time_alone_makes_a_case_overdue_and_a_silence_lapse(cases: Cases) -> None:
    working, waiting = cases.at(State.IN_PROGRESS), cases.at(State.FEEDBACK)
    later = cases.now + timedelta(days=60)
    assert not file_of(working, cases.now).facts().stage_overdue
    assert file_of(working, later).facts().stage_overdue
    assert not file_of(waiting, cases.now).facts().lapse_due
    assert file_of(waiting, later).facts().lapse_due


def test_a_pause_is_over_after_its_review_day(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause", review_on=date(2026, 3, 20))
    last = datetime.fromisoformat("2026-03-20T16:59:59+00:00")
    assert file_of(ref, last).facts().paused
    assert not file_of(ref, last + timedelta(seconds=1)).facts().paused


def test_an_extension_asked_knows_by_whom_until_it_is_decided(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    assert file_of(ref, cases.now).facts().extension_asked_by is None
    cases.do("dan", ref, "ask_extension")
    assert file_of(ref, cases.now).facts().extension_asked_by == cast.person("dan")
    cases.do("bob", ref, "decide_extension")
    assert file_of(ref, cases.now).facts().extension_asked_by is None


def test_directives_belong_to_their_owners_until_closed(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead")
    cases.do("frank", ref, "direct", owner="coordinator")
    cases.do("frank", ref, "close_directive", number=1)
    facts = file_of(ref, cases.now).facts()
    assert facts.open_directives == 1
    assert facts.directive_owners == {Standing.COORDINATOR}


def test_a_file_is_never_older_than_its_last_event(cases: Cases) -> None:
    ref = cases.reported()
    assert file_of(ref, cases.now - timedelta(days=1)).now == cases.now


def test_a_stranger_has_no_standing_and_no_button(cases: Cases, cast: Cast) -> None:
    file = file_of(cases.reported(), cases.now)
    assert file.standings(cast.actor("wendy")) == frozenset()
    assert file.possible(cast.actor("wendy")) == ()
