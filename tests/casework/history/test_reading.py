"""A case's events read back: the fold after each, and what each means for time."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from casework.casefile import open_file
from casework.database import db
from casework.history.reading import Step, holder, moments, read_events, step, steps
from casework.models import CaseEvent
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import ENVIRONMENT, Cast
from workflows.clocks import HolderKind, Pause
from workflows.limits import calendar_days, working_days
from workflows.states import State


def history(ref: str) -> list[Step]:
    return steps(read_events(db.session, row_of(ref).id))


def test_the_history_folds_event_by_event(cases: Cases) -> None:
    ref = cases.at(State.CLOSED)
    found = history(ref)
    assert [each.after.state for each in found] == [
        "reported", "assessed", "assigned", "in_progress", "resolved", "feedback", "closed",
    ]  # fmt: skip
    assert [each.seq for each in found] == list(range(1, 8))


def test_a_step_knows_its_actor_but_never_a_witness(cases: Cases, cast: Cast) -> None:
    reported, assessed = history(cases.at(State.ASSESSED))
    assert (reported.actor_id, assessed.actor_id) == (None, cast.person("bob"))


def test_a_case_cannot_begin_in_the_middle(now: datetime) -> None:
    row = CaseEvent(seq=1, kind="accepted", standing="lead", recorded_at=now, body={})
    with pytest.raises(ValueError, match="cannot begin with accepted"):
        step(None, row)


def test_the_holder_is_the_unit_or_the_agency_and_in_the_end_nobody(
    cases: Cases, cast: Cast
) -> None:
    holders = [holder(each.after) for each in history(cases.at(State.CLOSED))]
    kinds = [None if each is None else each.kind for each in holders]
    unit, agency = HolderKind.UNIT, HolderKind.AGENCY
    assert kinds == [unit, unit, agency, agency, unit, unit, None]
    assert holders[2] is not None
    assert holders[2].id == cast.agency(ENVIRONMENT)


def test_only_the_agencys_own_sign_of_life_checks(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "note")
    cases.do("alice", ref, "attach")
    assert not any(moment.checked for moment in moments(history(ref)))
    cases.do("dan", ref, "note")
    assert moments(history(ref))[-1].checked


def test_only_a_granted_extension_gives_days(cases: Cases) -> None:
    refused, granted = cases.at(State.IN_PROGRESS), cases.at(State.IN_PROGRESS)
    for ref, grants in ((refused, False), (granted, True)):
        cases.do("dan", ref, "ask_extension", days=7)
        cases.do("bob", ref, "decide_extension", granted=grants)
    assert [moment.extension for moment in moments(history(refused))][-2:] == [None, None]
    assert [moment.extension for moment in moments(history(granted))][-2:] == [
        None,
        working_days(7),
    ]


def test_a_pause_is_in_force_until_resumed(cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause")
    cases.do("dan", ref, "note")
    cases.do("bob", ref, "resume")
    pause = Pause(date(2026, 3, 20))
    assert [moment.pause for moment in moments(history(ref))][-3:] == [pause, pause, None]


def test_a_directive_opens_a_clock_of_its_owner_and_settles_by_name(
    cases: Cases, cast: Cast
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "direct", owner="lead", due_on=date(2026, 3, 12))
    cases.do("frank", ref, "direct", owner="coordinator")
    cases.do("grace", ref, "close_directive", number=1)
    (first,), (second,), () = (moment.opened for moment in moments(history(ref))[-3:])
    assert (first.name, first.limit) == ("directive_1", calendar_days(10))
    assert first.holder is not None
    assert (first.holder.kind, first.holder.id) == (HolderKind.AGENCY, cast.agency(ENVIRONMENT))
    assert second.holder is not None
    assert second.holder.kind is HolderKind.UNIT
    assert moments(history(ref))[-1].settled == ("directive_1",)


def test_the_file_and_the_events_tell_the_same_story(cases: Cases) -> None:
    ref = cases.at(State.FEEDBACK)
    assert open_file(db.session, row_of(ref), now=cases.now).history == history(ref)
