"""What was closed and comes back is tied on both sides, by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from casework.actions.report import report
from casework.check import check
from casework.database import db
from casework.errors import NotAllowed, NotFound
from casework.models import CaseEvent
from casework.payloads import texts
from tests.cases import PATH, SAID, WHO, Cases
from tests.casework.stored import events_of, kinds_of, row_of, told
from tests.cast import Cast
from workflows.machine import NotPossible
from workflows.states import State


@pytest.fixture
def closed(cases: Cases) -> str:
    return cases.at(State.CLOSED)


def again(cast: Cast, at: datetime, **changes: Any) -> str:
    said = replace(SAID, place_unit=cast.unit("SMY"), **changes)
    return report(said, actor=cast.actor("amy"), now=at)[0]


def test_a_new_case_of_the_same_type_and_place_is_tied_to_the_closed_one(
    cast: Cast, closed: str, now: datetime
) -> None:
    ref = again(cast, now + timedelta(days=60), place="Kênh tiêu ở thôn Đông, đầu nguồn")
    assert row_of(ref).recurs_of_id == row_of(closed).id
    assert kinds_of(ref) == ["reported", "recurrence_found"]
    came_back: CaseEvent = events_of(closed)[-1]
    assert (came_back.kind, came_back.body) == ("came_back", {"case_id": row_of(ref).id})
    assert told(came_back) == {"bob", "grace"}
    assert (row_of(ref).version, row_of(closed).state) == (1, "closed")
    assert check(db.session) == []


@pytest.mark.parametrize(
    ("days", "changes"),
    [
        (91, {}),
        (60, {"type": "other"}),
        (60, {"place": "Chợ Suối Mây"}),
        (60, {"place": "Kênh tiêu thôn Tây"}),
    ],
)
def test_what_is_late_of_another_kind_or_elsewhere_is_no_recurrence(
    cast: Cast, closed: str, now: datetime, days: int, changes: dict[str, Any]
) -> None:
    ref = again(cast, now + timedelta(days=days), **changes)
    assert row_of(ref).recurs_of_id is None
    assert "came_back" not in kinds_of(closed)


@pytest.mark.parametrize("state", [State.IN_PROGRESS, State.FEEDBACK, State.DECLINED])
def test_what_was_not_closed_cannot_come_back(cases: Cases, cast: Cast, state: State) -> None:
    cases.at(state)
    ref = again(cast, cases.now + timedelta(days=10))
    assert row_of(ref).recurs_of_id is None


def test_of_two_closed_ones_the_later_came_back_and_only_once(
    cases: Cases, cast: Cast, closed: str
) -> None:
    second = again(cast, cases.now + timedelta(minutes=5))
    for action in PATH[State.CLOSED]:
        who = "amy" if action == "confirm" else WHO[action]
        cases.do(who, second, action, now=cases.now + timedelta(hours=1))
    assert row_of(second).recurs_of_id == row_of(closed).id
    ref = again(cast, cases.now + timedelta(days=9))
    assert row_of(ref).recurs_of_id == row_of(second).id
    assert kinds_of(closed).count("came_back") == 1


def test_the_same_report_sent_twice_is_tied_once(cast: Cast, closed: str, now: datetime) -> None:
    said = replace(SAID, place_unit=cast.unit("SMY"))
    for _ in range(2):
        report(said, actor=cast.actor("amy"), now=now + timedelta(days=5), key="k")
    assert kinds_of(closed).count("came_back") == 1


@pytest.fixture
def returned(cast: Cast, closed: str, now: datetime) -> str:
    """A new case that was taken for the closed one come back."""
    return again(cast, now + timedelta(days=60))


def test_a_coordinator_says_that_it_is_another_matter_and_both_cases_say_so(
    cases: Cases, closed: str, returned: str, now: datetime
) -> None:
    seen = row_of(closed).version
    cases.do("bob", returned, "deny_recurrence", now=now + timedelta(days=61))
    assert row_of(returned).recurs_of_id is None
    new, old = events_of(returned)[-1], events_of(closed)[-1]
    assert (new.kind, new.body) == ("recurrence_denied", {"case_id": row_of(closed).id})
    assert (old.kind, old.body) == ("did_not_come_back", {"case_id": row_of(returned).id})
    assert {new.actor_id, old.actor_id} == {cases.cast.person("bob")}
    said = texts(db.session, [new.id, old.id])
    assert said[new.id] == said[old.id]
    assert said[new.id]["reason"]
    assert told(old) == {"grace"}
    assert row_of(closed).version == seen
    assert check(db.session) == []


@pytest.mark.parametrize("who", ["alice", "dan", "grace", "frank", "olga"])
def test_nobody_but_its_coordinator_says_so(
    cases: Cases, closed: str, returned: str, now: datetime, who: str
) -> None:
    with pytest.raises((NotAllowed, NotFound)):
        cases.do(who, returned, "deny_recurrence", now=now + timedelta(days=61))
    assert row_of(returned).recurs_of_id == row_of(closed).id


def test_it_is_said_once_and_only_of_what_was_taken_for_a_return(
    cases: Cases, closed: str, returned: str, now: datetime
) -> None:
    later = now + timedelta(days=61)
    cases.do("bob", returned, "deny_recurrence", now=later)
    for ref in (returned, closed):
        with pytest.raises(NotPossible):
            cases.do("bob", ref, "deny_recurrence", now=later)
    assert kinds_of(closed).count("did_not_come_back") == 1


def test_the_next_report_may_bring_it_back_all_the_same(
    cases: Cases, cast: Cast, closed: str, returned: str, now: datetime
) -> None:
    cases.do("bob", returned, "deny_recurrence", now=now + timedelta(days=61))
    third = again(cast, now + timedelta(days=70))
    assert row_of(third).recurs_of_id == row_of(closed).id
    assert check(db.session) == []
