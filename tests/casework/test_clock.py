"""The database's clock: aware, near the real one, shifted only where that is allowed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from casework.clock import database_now, read_clock, skew_of
from casework.database import MICROSECOND, db
from casework.guarding import schema_may_change
from casework.models import DatabaseMark
from casework.triggers import Refusal, drop
from casework.unit_of_work import unit_of_work


def test_the_clock_is_aware_and_near_the_machine_s(app: Flask) -> None:
    there = read_clock(db.session)
    assert there.tzinfo is UTC
    assert abs(there - datetime.now(tz=UTC)) < timedelta(seconds=5)  # noqa: TID251 -- compared


def test_between_two_commands_it_keeps_no_snapshot(app: Flask) -> None:
    first = database_now()
    assert not db.session().in_transaction()
    assert first <= database_now()


def test_a_test_database_may_shift_it(app: Flask) -> None:
    with unit_of_work() as session:
        before = read_clock(session)
        shift = timedelta(days=30) // MICROSECOND
        session.execute(update(DatabaseMark).values(shift_us=shift))
        assert timedelta(days=30) <= read_clock(session) - before < timedelta(days=31)


def test_a_production_database_never_does(app: Flask) -> None:
    with unit_of_work() as session, schema_may_change(session.connection()):
        drop(session.connection(), Refusal("purpose_is_fixed", "UPDATE", "database_mark", ""))
        session.execute(update(DatabaseMark).values(purpose="production"))
    with pytest.raises(IntegrityError), unit_of_work() as session:
        session.execute(update(DatabaseMark).values(shift_us=1))


def test_what_a_database_is_for_never_changes(app: Flask) -> None:
    with pytest.raises(IntegrityError, match="never changes"), unit_of_work() as session:
        session.execute(update(DatabaseMark).values(purpose="production"))


def test_this_machine_is_as_far_ahead_as_it_is_and_a_shift_is_no_skew(app: Flask) -> None:
    there = read_clock(db.session())
    assert abs(skew_of(there, shift_us=0)) < timedelta(seconds=5)
    shift = timedelta(days=30)
    assert abs(skew_of(there + shift, shift_us=shift // MICROSECOND)) < timedelta(seconds=5)
    assert skew_of(there - shift, shift_us=0) >= shift
