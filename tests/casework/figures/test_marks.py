"""What was done in March 2026, event by event, counted with a pencil."""

from __future__ import annotations

from collections import Counter

from casework.database import db
from casework.figures.marks import OF_AGENCIES, first_responses, marks, stages_ended
from tests.casework.figures.conftest import LATER, WindowOf
from tests.cast import ENVIRONMENT, OFFICE, POLICE, Cast
from workflows.figures.shares import Spread, spread


def test_what_agencies_asked_for_and_gave_back(window_of: WindowOf, cast: Cast) -> None:
    rows = db.session.execute(marks(window_of(), *OF_AGENCIES)).all()
    assert Counter((row.agency_id, row.mark) for row in rows) == {
        (cast.agency(ENVIRONMENT), mark): 1
        for mark in ("extended", "paused", "recategorised", "returned", "rework_asked")
    }


def test_feedback_was_given_five_times(window_of: WindowOf) -> None:
    assert len(db.session.execute(marks(window_of(), "feedback_given")).all()) == 5
    assert db.session.execute(marks(window_of("2026-04", LATER), "feedback_given")).all() == []


def test_days_in_each_stage(window_of: WindowOf, cast: Cast) -> None:
    rows = db.session.execute(stages_ended(window_of())).all()
    found: dict[tuple[int | None, str], dict[int, int]] = {}
    for row in rows:
        found.setdefault((row.agency_id, row.stage), {})[row.days] = row.n
    environment = cast.agency(ENVIRONMENT)
    # A 5, B 24, D 3, E 2, F 6, L 2 and, with what came before it was sent back, 14.
    assert spread(found[environment, "in_progress"]) == Spread(5, 24, 7)
    # A, D, E twice, F, G and L on the same day; K was returned on the next.
    assert found[environment, "assigned"] == {0: 7, 1: 1}
    assert found[cast.agency(OFFICE), "assigned"] == {0: 1}
    assert found[cast.agency(POLICE), "assigned"] == {0: 1}


def test_ten_were_answered_for_the_first_time_all_within_ten_days(window_of: WindowOf) -> None:
    rows = db.session.execute(first_responses(window_of())).all()
    assert {row.first_response: row.n for row in rows} == {"early": 10}
