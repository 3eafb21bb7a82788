"""Since when a case is paused."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from casework.database import db
from casework.lists.columns import list_rows
from casework.lists.pauses import paused_since
from casework.units import UnitTree
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def test_it_is_the_last_pause_that_counts(
    cases: Cases, cast: Cast, tree: UnitTree, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause", review_on=date(2026, 3, 20))
    later = now + timedelta(days=2)
    cases.do("bob", ref, "resume", later)
    cases.do("bob", ref, "pause", later, review_on=date(2026, 3, 20))
    rows = db.session.execute(list_rows(cast.actor("frank"), tree)).all()
    found = paused_since(db.session, rows, today=date(2026, 3, 5))
    assert found == {next(row.id for row in rows if row.ref == ref): later}


def test_a_pause_whose_review_day_is_over_is_none(cases: Cases, cast: Cast, tree: UnitTree) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("bob", ref, "pause", review_on=date(2026, 3, 20))
    rows = db.session.execute(list_rows(cast.actor("frank"), tree)).all()
    assert list(paused_since(db.session, rows, today=date(2026, 3, 20)).values()) == [cases.now]
    assert paused_since(db.session, rows, today=date(2026, 3, 21)) == {}
    assert paused_since(db.session, [], today=date(2026, 3, 21)) == {}
