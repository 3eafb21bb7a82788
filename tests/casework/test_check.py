"""A sound database is found sound, at any time and after any erasure; nothing is changed by asking."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import delete, func, select

from casework.actions.escalate import sweep
from casework.actions.lapse import lapse_due
from casework.check import check
from casework.database import db
from casework.models import Case, EventPayload
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.checking.busy import live
from tests.cast import Cast
from tests.contents import digest
from workflows.states import State


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    return Cases(cast, now)


def test_an_empty_database_is_sound(cast: Cast) -> None:
    assert check(db.session) == []


def test_a_busy_office_is_sound_whatever_the_time(cases: Cases) -> None:
    later = live(cases)
    assert check(db.session, now=later) == []
    for days in (1, 10, 60, 400):
        at = later + timedelta(days=days)
        assert [each for each in check(db.session, now=at) if not each.warning] == []
    sweep(now=at)
    lapse_due(now=at)
    assert check(db.session, now=at) == []


def test_a_pause_that_runs_out_by_itself_is_sound_before_and_after_the_sweep(cases: Cases) -> None:
    ref = cases.at(State.ASSIGNED)
    cases.do("bob", ref, "pause")
    over = datetime.fromisoformat("2026-03-20T17:00:00+00:00")
    assert check(db.session, now=over) == []
    sweep(now=over)
    assert check(db.session, now=over) == []
    due = db.session.scalars(select(Case.due_at).where(Case.ref == ref)).one()
    assert due is not None, "the case shows its due date again"


@pytest.mark.parametrize("part", ["text", "identity"])
def test_erasing_payloads_breaks_no_promise(cases: Cases, part: str) -> None:
    later = live(cases)
    with unit_of_work() as session:
        session.execute(delete(EventPayload).where(EventPayload.part == part))
    assert check(db.session, now=later) == []


def test_asking_changes_nothing(cases: Cases) -> None:
    live(cases)
    db.session.remove()
    before = digest()
    check(db.session)
    assert not db.session.dirty
    db.session.remove()
    assert digest() == before
    assert db.session.scalar(select(func.count()).select_from(Case))
