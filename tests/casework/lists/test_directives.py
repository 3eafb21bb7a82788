"""The register of directives: whose, how far, and how many were fulfilled."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from casework.database import db
from casework.lists.directives import Register, RegisterFilter
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.states import State

NONE = RegisterFilter()


def register(cast: Cast, now: datetime, who: str = "frank") -> Register:
    return Register(db.session, cast.actor(who), read_tree(db.session), now=now)


def numbers(found: Register, **filters: object) -> list[int]:
    rows, _more = found.page(RegisterFilter(**filters), 1)  # type: ignore[arg-type]
    return [row.number for row in rows]


def give(cases: Cases) -> str:
    """Four on one case: late, not due, answered and not due, closed."""
    ref = cases.at(State.IN_PROGRESS)
    days = (date(2026, 3, 4), date(2026, 3, 20), date(2026, 3, 18), date(2026, 3, 16))
    for day in days:
        cases.do("frank", ref, "direct", owner="lead", due_on=day)
    cases.do("dan", ref, "answer_directive", number=3)
    cases.do("frank", ref, "close_directive", number=4)
    return ref


def test_running_ones_come_first_and_the_first_due_leads(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    give(cases)
    found = register(cast, now + timedelta(days=7))
    assert numbers(found) == [1, 3, 2, 4]
    assert numbers(found, status="open") == [1, 3, 2]
    assert numbers(found, status="late") == [1]
    assert numbers(found, status="answered") == [3]
    assert numbers(found, status="closed") == [4]
    assert numbers(found, agency=cast.agency(ENVIRONMENT)) == [1, 3, 2, 4]
    assert numbers(found, unit=cast.unit("SMY")) == []


def test_counts_and_shares_agree_with_the_lines(cases: Cases, cast: Cast, now: datetime) -> None:
    give(cases)
    found = register(cast, now + timedelta(days=7))
    assert found.counts(NONE) == {"open": 3, "late": 1, "answered": 1, "closed": 1}
    (share,) = found.shares()
    assert share[2:] == (ENVIRONMENT, 1, 1, 1, 2)


def test_what_was_said_is_read_by_case_and_number(cases: Cases, cast: Cast, now: datetime) -> None:
    give(cases)
    found = register(cast, now)
    rows, more = found.page(NONE, 1)
    words = found.words(rows)
    assert not more
    assert words[rows[0].case_id, 3].answer == "Đã làm."
    assert words[rows[0].case_id, 1].text == "Xử lý dứt điểm."
    assert found.words([]) == {}
    assert found.words_of(rows[0].case_id) == words


def test_each_sees_those_of_their_cases_and_a_collaborator_none(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    give(cases)
    assert numbers(register(cast, now, "dan")) != []
    for who in ("alice", "gus", "eve", "ada"):
        assert numbers(register(cast, now, who)) == []
        assert register(cast, now, who).shares() == []
        assert register(cast, now, who).counts(NONE)["open"] == 0
