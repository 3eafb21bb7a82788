"""The four figures, now and thirty days ago."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.actions.escalate import sweep
from casework.actions.lapse import lapse_due
from casework.database import db
from casework.lists.figures import Figures, figures
from casework.units import UnitTree
from tests.cases import Cases
from tests.cast import Cast
from workflows.calendar import WorkCalendar
from workflows.states import State


class Reader:
    """Reads the figures as somebody of the cast, and sets the clock of its cases."""

    def __init__(self, cast: Cast, tree: UnitTree, calendar: WorkCalendar, now: datetime) -> None:
        self.cast, self.tree, self.calendar, self.now = cast, tree, calendar, now

    def figures(self, who: str = "frank") -> Figures:
        return figures(
            db.session, self.cast.actor(who), self.tree, calendar=self.calendar, now=self.now
        )

    def ago(self, days: int) -> Cases:
        return Cases(self.cast, self.now - timedelta(days=days))


@pytest.fixture
def reader(cast: Cast, tree: UnitTree, calendar: WorkCalendar, now: datetime) -> Reader:
    return Reader(cast, tree, calendar, now)


def test_without_cases_every_figure_is_nought(reader: Reader) -> None:
    assert reader.figures()[:-1] == (0,) * 8


def test_a_case_overdue_thirty_days_ago_counts_then_whatever_became_of_it(reader: Reader) -> None:
    ref = reader.ago(60).reported()
    reader.ago(20).reported()
    for days in (55, 31, 5):
        sweep(now=reader.ago(days).now)
    assert reader.figures().overdue_before == 1
    reader.ago(3).do("bob", ref, "decline")
    assert reader.figures().overdue_before == 1


def test_a_case_settled_before_that_moment_does_not_count(reader: Reader) -> None:
    ref = reader.ago(60).reported()
    sweep(now=reader.ago(50).now)
    reader.ago(40).do("bob", ref, "decline")
    assert reader.figures().overdue_before == 0


def test_hot_spots_count_while_they_are_in_the_register(reader: Reader) -> None:
    left, new = (reader.ago(60).at(State.ASSESSED) for _ in range(2))
    reader.ago(40).do("frank", left, "put_in_hot_spot")
    assert (reader.figures().hot_spots, reader.figures().hot_spots_before) == (1, 1)
    reader.ago(10).do("frank", left, "take_out_of_hot_spot")
    assert (reader.figures().hot_spots, reader.figures().hot_spots_before) == (0, 1)
    reader.ago(5).do("frank", new, "put_in_hot_spot")
    assert (reader.figures().hot_spots, reader.figures().hot_spots_before) == (1, 1)


def test_a_directive_counts_until_the_committee_closes_it(reader: Reader) -> None:
    ref = reader.ago(60).at(State.ASSESSED)
    then = reader.ago(40)
    then.do("frank", ref, "direct", due_on=then.now.date() + timedelta(days=14))
    assert (reader.figures().directives, reader.figures().directives_before) == (1, 1)
    reader.ago(20).do("bob", ref, "answer_directive")
    assert reader.figures().directives == 1
    reader.ago(10).do("frank", ref, "close_directive")
    assert (reader.figures().directives, reader.figures().directives_before) == (0, 1)


def test_endings_without_confirmation_count_in_the_thirty_days_they_fell_in(
    reader: Reader,
) -> None:
    for days in (70, 30):
        then = reader.ago(days)
        ref = then.at(State.RESOLVED)
        then.do("bob", ref, "give_feedback", told_on=then.now.date())
        # The fourteen days of the second end within the New Year holidays and roll over them.
        lapse_due(now=reader.ago(days - 25).now)
    found = reader.figures()
    assert (found.unconfirmed, found.unconfirmed_before) == (1, 1)
    assert found.since == (reader.now - timedelta(days=30)).date()


def test_paused_cases_are_counted_until_their_review_day_is_over(reader: Reader) -> None:
    then = reader.ago(3)
    ref = then.at(State.IN_PROGRESS)
    review = reader.now.date()
    then.do("bob", ref, "pause", review_on=review)
    assert reader.figures().paused == 1
    reader.now += timedelta(days=1)
    assert reader.figures().paused == 0


def test_only_ones_own_cases_count(reader: Reader) -> None:
    ref = reader.ago(60).at(State.ASSESSED)
    reader.ago(40).do("frank", ref, "put_in_hot_spot")
    assert reader.figures("grace").hot_spots == 1
    assert reader.figures("gus")[:-1] == (0,) * 8
    assert reader.figures("ada")[:-1] == (0,) * 8
