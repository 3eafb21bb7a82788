"""The overdue board: what is on it, in which order, page by page."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from casework.actions.escalate import sweep
from casework.database import db
from casework.errors import BadInput
from casework.lists.overdue import (
    BANDS,
    ORDERS,
    OverdueFilter,
    late_from,
    overdue_page,
    overdue_rows,
)
from casework.lists.paging import Page
from casework.units import UnitTree
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.calendar import WorkCalendar
from workflows.counting import days_late
from workflows.states import State


class Board:
    """Reads the board as somebody of the cast."""

    def __init__(self, cast: Cast, tree: UnitTree, calendar: WorkCalendar, now: datetime) -> None:
        self.cast, self.tree, self.calendar, self.now = cast, tree, calendar, now

    def page(self, who: str, filters: OverdueFilter | None = None, **more: Any) -> Page:
        return overdue_page(
            db.session,
            self.cast.actor(who),
            self.tree,
            filters or OverdueFilter(),
            calendar=self.calendar,
            now=self.now,
            **more,
        )

    def refs(self, who: str, **filters: Any) -> list[str]:
        return [row.ref for row in self.page(who, OverdueFilter(**filters)).rows]


@pytest.fixture
def board(cast: Cast, tree: UnitTree, calendar: WorkCalendar, now: datetime) -> Board:
    return Board(cast, tree, calendar, now)


def test_only_what_is_overdue_is_on_the_board(cases: Cases, old: Cases, board: Board) -> None:
    late = old.reported()
    cases.reported()
    old.at(State.DECLINED)
    assert board.refs("frank") == [late]


def test_everyone_sees_only_their_cases(old: Cases, board: Board) -> None:
    here, there = old.reported(), old.at(State.ASSESSED)
    beyond = old.reported("wendy", "BSE")
    assert set(board.refs("frank")) == {here, there, beyond}
    assert set(board.refs("grace")) == {here, there}
    assert board.refs("gus") == [beyond]
    # Before assessment nobody has screened the words, so an observer does not see the case.
    assert board.refs("olga") == [there]
    assert board.refs("ada") == []


def test_an_ended_case_is_on_the_board_while_a_directive_on_it_is_late(
    cases: Cases, board: Board, now: datetime
) -> None:
    ref = cases.at(State.CLOSED)
    cases.do("frank", ref, "direct", due_on=date(2026, 3, 3))
    assert board.refs("frank") == []
    board.now = now + timedelta(days=3)
    assert board.refs("frank") == [ref]


def test_the_longest_overdue_comes_first(cast: Cast, old: Cases, board: Board) -> None:
    younger = old.reported()
    oldest = Cases(cast, old.now - timedelta(days=14)).reported()
    assert board.refs("frank") == [oldest, younger]


def test_the_gravest_comes_first_when_asked(old: Cases, board: Board) -> None:
    unknown, pressing, hot = old.reported(), old.at(State.ASSESSED), old.at(State.ASSESSED)
    old.do("bob", hot, "change_severity")
    rows = board.page("frank", sort="severity").rows
    assert [row.ref for row in rows] == [hot, pressing, unknown]


def test_units_come_in_the_order_of_their_names(old: Cases, board: Board) -> None:
    mist, lotus = old.reported(), old.reported("wendy", "BSE")
    assert [row.ref for row in board.page("frank", sort="unit").rows] == [lotus, mist]


def test_each_filter_narrows_the_board(old: Cases, cast: Cast, board: Board) -> None:
    river = old.at(State.ASSIGNED)
    lamp = old.reported(type="household_electricity")
    other = old.reported("wendy", "BSE")
    for filters, wanted in (
        ({"unit": cast.unit("BSE")}, {other}),
        # A unit's own desk: cases that communes hold are not on the province's.
        ({"unit": cast.unit("TAM")}, set()),
        ({"agency": cast.agency(ENVIRONMENT)}, {river}),
        ({"unassigned": True}, {lamp, other}),
        ({"type": "household_electricity"}, {lamp}),
        ({"severity": "pressing"}, {river}),
        ({"severity": "none"}, {lamp, other}),
        ({"late": "10"}, {river, lamp, other}),
        ({"late": "0"}, set()),
    ):
        assert set(board.refs("frank", **filters)) == wanted, filters


@pytest.mark.parametrize("sort", sorted(ORDERS))
def test_pages_together_are_the_whole_board_once(old: Cases, board: Board, sort: str) -> None:
    made = {old.reported() for _ in range(3)} | {old.reported("wendy", "BSE") for _ in range(2)}
    found: list[str] = []
    cursor = None
    for _ in range(3):
        page = board.page("frank", sort=sort, cursor=cursor, limit=2)
        found += [row.ref for row in page.rows]
        cursor = page.next_cursor
    assert cursor is None
    assert len(found) == 5
    assert set(found) == made


def test_a_case_that_leaves_the_board_between_two_pages_shifts_nothing(
    old: Cases, board: Board
) -> None:
    made = {old.reported() for _ in range(4)}
    first = board.page("frank", limit=2)
    seen = {row.ref for row in first.rows}
    old.do("bob", next(iter(seen)), "decline")
    second = board.page("frank", limit=2, cursor=first.next_cursor)
    assert {row.ref for row in second.rows} == made - seen


def test_a_cursor_of_another_order_is_refused_by_name(old: Cases, board: Board) -> None:
    old.reported(), old.reported()
    cursor = board.page("frank", limit=1).next_cursor
    with pytest.raises(BadInput) as refused:
        board.page("frank", sort="unit", cursor=cursor)
    assert refused.value.field == "cursor"
    with pytest.raises(BadInput) as refused:
        board.page("frank", sort="worst")
    assert refused.value.field == "sort"


@pytest.mark.parametrize("days", range(1, 12))
def test_the_edge_of_a_band_agrees_with_counting_day_by_day(
    calendar: WorkCalendar, days: int
) -> None:
    # Over the New Year holidays of 2026, where a wrong edge would show.
    now = datetime(2026, 2, 26, 3, 0, tzinfo=UTC)
    edge = late_from(days, calendar, now)
    for back in range(40):
        due = calendar.end_of(date(2026, 2, 26) - timedelta(days=back))
        assert (due < edge) == (days_late(due, now, calendar) >= days), due


def test_the_bands_leave_no_gap() -> None:
    edges = sorted((least, below) for least, below in BANDS.values() if below is not None)
    assert edges[0][0] == 0
    assert [below for _, below in edges] == [least for least, _ in edges[1:]] + [10]


def test_taken_away_it_is_the_same_board_to_the_last_row(
    old: Cases, cast: Cast, board: Board, now: datetime
) -> None:
    made = [old.reported() for _ in range(3)]
    sweep(now=now)
    kept = OverdueFilter(type="pollution", unassigned=True).set_fields()
    assert kept == {"type": "pollution", "unassigned": True}
    rows = overdue_rows(cast.actor("frank"), kept, board.calendar, now)
    assert {row.ref for row in rows} == set(made)
    assert overdue_rows(cast.actor("gus"), kept, board.calendar, now) == []
