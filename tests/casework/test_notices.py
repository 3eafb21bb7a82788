"""Marking notices as read."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from casework.database import db
from casework.errors import NotFound
from casework.models import Notice
from casework.notices import mark_read
from tests.cases import Cases
from tests.cast import Cast


@pytest.fixture
def told(cast: Cast, now: datetime) -> list[int]:
    """Two reports were told to bob."""
    cases = Cases(cast, now)
    cases.reported()
    cases.reported()
    bob = Notice.person_id == cast.person("bob")
    return list(db.session.scalars(select(Notice.id).where(bob).order_by(Notice.id)))


def read_at(notice: int) -> datetime | None:
    return db.session.scalar(select(Notice.read_at).where(Notice.id == notice))


def test_one_notice_is_marked(cast: Cast, told: list[int], now: datetime) -> None:
    mark_read(actor=cast.actor("bob"), now=now, number=1)
    assert read_at(told[0]) == now
    assert read_at(told[1]) is None


def test_all_are_marked_at_once(cast: Cast, told: list[int], now: datetime) -> None:
    mark_read(actor=cast.actor("bob"), now=now)
    assert [read_at(each) for each in told] == [now, now]


def test_when_it_was_first_read_is_kept(cast: Cast, told: list[int], now: datetime) -> None:
    mark_read(actor=cast.actor("bob"), now=now, number=1)
    mark_read(actor=cast.actor("bob"), now=now + timedelta(days=1))
    assert read_at(told[0]) == now


def test_somebody_elses_notice_is_not_found(cast: Cast, told: list[int], now: datetime) -> None:
    with pytest.raises(NotFound):
        mark_read(actor=cast.actor("bill"), now=now, number=1)
    assert read_at(told[0]) is None


def test_marking_all_touches_nobody_elses(cast: Cast, told: list[int], now: datetime) -> None:
    mark_read(actor=cast.actor("bill"), now=now)
    assert [read_at(each) for each in told] == [None, None]
