"""Making the next version of the calendar."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from threading import Event, Thread, Timer

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.calendar.changes import announced
from casework.calendar.editing import TOPIC, save_calendar
from casework.calendar.stored import current_calendar
from casework.clock import read_clock
from casework.database import db
from casework.errors import BadInput, NotAllowed, Stale
from casework.lists.calendar import version
from casework.models import CalendarVersion, OutboxItem
from casework.queries import linked_case
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import Cast
from tests.edits import day_off, save
from tests.shifting import set_clock
from workflows.states import State

LATER = timedelta(hours=1)
OFF = date(2026, 3, 5)


def test_the_next_version_has_the_change_and_says_who_when_and_why(
    cast: Cast, now: datetime
) -> None:
    before = current_calendar(db.session)
    number = save(cast, now + LATER, day_off(OFF))
    after = current_calendar(db.session)
    assert (number, after.version) == (2, 2)
    assert before.is_working(OFF)
    assert not after.is_working(OFF)
    told = version(db.session, 2)
    assert told.note == "Bão số 5"
    assert told.person is not None
    assert timedelta() <= told.recorded_at - (now + LATER) < timedelta(minutes=1)


def test_the_order_to_apply_it_is_written_with_it_and_counts_the_cases_in_reach(
    cast: Cast, cases: Cases, now: datetime
) -> None:
    cases.at(State.ASSIGNED)
    cases.at(State.DECLINED)
    save(cast, now + LATER, day_off(OFF))
    items = db.session.scalars(select(OutboxItem).where(OutboxItem.topic == TOPIC)).all()
    assert [item.subject_id for item in items] == [2]
    told = version(db.session, 2)
    assert (told.cases, told.seen, told.moved, told.under_way) == (1, 0, 0, True)


def test_a_year_is_made_official_in_one_version(cast: Cast, now: datetime) -> None:
    changes = announced(current_calendar(db.session), 2027)
    assert len(changes) > 5
    save(cast, now + LATER, *changes)
    assert current_calendar(db.session).provisional_years == {2026}


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "olga", "otto"])
def test_only_an_administrator_may(app: Flask, cast: Cast, now: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        save_calendar(actor=cast.actor(who), now=now, base=1, changes=[day_off(OFF)], note="Bão")
    assert only_one_version()


def test_a_version_that_somebody_else_has_replaced_is_stale(cast: Cast, now: datetime) -> None:
    save(cast, now + LATER, day_off(OFF))
    with pytest.raises(Stale, match="người khác"):
        save_calendar(
            actor=cast.actor("ada"),
            now=now,
            base=1,
            changes=[day_off(date(2026, 3, 6))],
            note="Bão",
        )
    assert current_calendar(db.session).version == 2


def test_a_change_without_a_reason_or_no_change_is_refused_by_name(
    cast: Cast, now: datetime
) -> None:
    ada = cast.actor("ada")
    with pytest.raises(BadInput) as reasonless:
        save_calendar(actor=ada, now=now, base=1, changes=[day_off(OFF)], note="  ")
    with pytest.raises(BadInput) as empty:
        save_calendar(actor=ada, now=now, base=1, changes=[], note="Bão")
    assert (reasonless.value.field, empty.value.field) == ("note", "days")
    assert only_one_version()


def test_it_is_dated_by_the_database_once_nobody_else_writes(cast: Cast, now: datetime) -> None:
    save(cast, now + LATER, day_off(OFF))
    assert version(db.session, 2).recorded_at <= read_clock(db.session())


def test_it_waits_for_a_command_under_way_and_is_dated_after_it(
    app: Flask, cast: Cast, cases: Cases, now: datetime
) -> None:
    case_id = row_of(cases.reported()).id
    set_clock(now + LATER)
    holding, go_on, written = Event(), Event(), list[datetime]()

    def command() -> None:
        with app.app_context():
            with unit_of_work() as session:
                linked_case(session, case_id)
                holding.set()
                go_on.wait(5)
                written.append(read_clock(session))
            db.session.remove()

    other = Thread(target=command)
    other.start()
    assert holding.wait(5)
    Timer(0.3, go_on.set).start()
    save_calendar(
        actor=cast.actor("ada"), now=now + LATER, base=1, changes=[day_off(OFF)], note="Bão"
    )
    other.join()
    assert version(db.session, 2).recorded_at >= written[0]


def only_one_version() -> bool:
    return db.session.scalar(select(func.count()).select_from(CalendarVersion)) == 1
