"""The inbox of notices."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import update

from casework.database import db
from casework.lists.notices import Inbox, inbox, unread
from casework.models import Membership
from casework.notices import mark_read
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.cast import Cast
from tests.two_admins import grant, second_admin
from workflows.states import State


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


def notices(cast: Cast, who: str, **more: Any) -> Inbox:
    return inbox(db.session, cast.actor(who), read_tree(db.session), **more)


def test_the_newest_comes_first_with_its_case(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.IN_PROGRESS)
    page = notices(cast, "bob")
    assert [row.kind for row in page.rows] == ["accepted", "reported"]
    assert {case.ref for case in page.cases.values()} == {ref}


def test_nobody_is_told_of_ones_own_doing(cases: Cases, cast: Cast) -> None:
    cases.at(State.IN_PROGRESS)
    assert "accepted" not in [row.kind for row in notices(cast, "dan").rows]


def test_a_case_given_away_is_no_longer_named(cases: Cases, cast: Cast) -> None:
    ref = cases.at(State.ASSIGNED)
    assert len(notices(cast, "dan").cases) == 1
    cases.do("dan", ref, "return_case")
    page = notices(cast, "dan")
    assert [row.kind for row in page.rows] == ["assigned"]
    assert page.cases == {}


def test_pages_go_on_below_the_last_one(cases: Cases, cast: Cast) -> None:
    for _ in range(5):
        cases.reported()
    first = notices(cast, "bob", limit=3)
    assert first.older_than == first.rows[-1].number
    second = notices(cast, "bob", limit=3, older_than=first.older_than)
    assert second.older_than is None
    seen = [row.number for row in (*first.rows, *second.rows)]
    assert len(seen) == 5
    assert seen == sorted(seen, reverse=True)


def test_unread_ones_are_counted(cases: Cases, cast: Cast, now: datetime) -> None:
    cases.reported()
    cases.reported()
    first = notices(cast, "bob").rows[0].number
    mark_read(actor=cast.actor("bob"), now=now, number=first)
    assert unread(db.session, cast.actor("bob")) == 1
    assert unread(db.session, cast.actor("bill")) == 0


def test_only_unread_ones_are_shown_if_asked(cases: Cases, cast: Cast, now: datetime) -> None:
    cases.reported()
    cases.reported()
    first, second = (row.number for row in notices(cast, "bob").rows)
    mark_read(actor=cast.actor("bob"), now=now, number=first)
    assert [row.number for row in notices(cast, "bob", only_unread=True).rows] == [second]


def test_the_numbers_count_only_the_persons_own(cases: Cases, cast: Cast) -> None:
    """One that counted everybody's would tell an agency of matters it may not see."""
    cases.reported("wendy", "BSE")
    cases.reported("wendy", "BSE")
    cases.at(State.ASSIGNED)
    assert [row.number for row in notices(cast, "dan").rows] == [1]


def test_a_deed_is_named_while_its_reader_audits(cast: Cast, now: datetime) -> None:
    grant(
        cast,
        now,
        "olga",
        second_admin(cast, now),
        role="observer",
        unit=cast.unit("SMY"),
        starts_on=now.date(),
    )
    page = notices(cast, "otto")
    assert [page.deeds[row.admin_event_id].kind for row in page.rows] == [
        "role_granted",
        "role_proposed",
    ]
    assert page.cases == {}
    with unit_of_work() as session:
        held = Membership.person_id == cast.person("otto")
        session.execute(update(Membership).where(held).values(role="observer"))
    assert notices(cast, "otto").deeds == {}
    assert len(notices(cast, "otto").rows) == 2
