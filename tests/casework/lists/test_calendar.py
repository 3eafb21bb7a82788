"""Versions of the calendar as a list."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.calendar.stored import store_version
from casework.database import db
from casework.errors import NotFound
from casework.lists.calendar import version, versions
from casework.models import CalendarRollout
from casework.unit_of_work import unit_of_work
from tests.cast import Cast


def next_version(cast: Cast, now: datetime, **rollout: int) -> int:
    with unit_of_work() as session:
        number = store_version(
            session, [], note="sửa", now=now + timedelta(days=1), person_id=cast.person("ada")
        )
        session.add(CalendarRollout(version_id=number, **rollout))
        return number


def test_the_shipped_version_was_made_by_nobody_and_moved_nothing(cast: Cast) -> None:
    (shipped,) = versions(db.session)
    assert (shipped.number, shipped.person, shipped.cases) == (1, None, None)
    assert not shipped.under_way


def test_the_newest_comes_first_with_who_made_it_and_how_far_it_is(
    cast: Cast, now: datetime
) -> None:
    number = next_version(cast, now, cases=7, seen=3, moved=2)
    newest, shipped = versions(db.session)
    assert (newest.number, shipped.number) == (number, 1)
    assert (newest.note, newest.cases, newest.seen, newest.moved) == ("sửa", 7, 3, 2)
    assert newest.person is not None
    assert newest.under_way
    assert version(db.session, number) == newest


def test_an_unknown_version_is_not_found(cast: Cast) -> None:
    with pytest.raises(NotFound):
        version(db.session, 2)
