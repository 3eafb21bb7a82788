"""The counts beside the board's filters."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from casework.database import db
from casework.lists import facets as counting
from casework.lists.facets import Facets, facets
from casework.lists.overdue import OverdueFilter, overdue_page
from casework.units import UnitTree
from tests.cases import Cases
from tests.cast import ENVIRONMENT, Cast
from workflows.calendar import WorkCalendar
from workflows.states import State


class Counts:
    """Counts as somebody of the cast."""

    def __init__(self, cast: Cast, tree: UnitTree, calendar: WorkCalendar, now: datetime) -> None:
        self.cast, self.tree, self.calendar, self.now = cast, tree, calendar, now

    def of(self, who: str, **filters: Any) -> Facets:
        return facets(
            db.session,
            self.cast.actor(who),
            self.tree,
            OverdueFilter(**filters),
            calendar=self.calendar,
            now=self.now,
        )

    def listed(self, who: str, **filters: Any) -> int:
        page = overdue_page(
            db.session,
            self.cast.actor(who),
            self.tree,
            OverdueFilter(**filters),
            calendar=self.calendar,
            now=self.now,
        )
        return len(page.rows)


@pytest.fixture
def counts(cast: Cast, tree: UnitTree, calendar: WorkCalendar, now: datetime) -> Counts:
    return Counts(cast, tree, calendar, now)


@pytest.fixture
def some(old: Cases) -> None:
    old.at(State.ASSIGNED)
    old.at(State.ASSESSED, type="illegal_mining")
    old.reported(type="household_electricity")
    old.reported("wendy", "BSE")


def by(found: Facets, name: str) -> dict[Any, int]:
    return {choice.value: choice.n for choice in found.by[name]}


@pytest.mark.usefixtures("some")
def test_without_filters_every_group_adds_up_to_the_whole(counts: Counts, cast: Cast) -> None:
    found = counts.of("frank")
    assert (found.total, found.shown, found.cut) == (4, 4, False)
    assert by(found, "unit") == {cast.unit("SMY"): 3, cast.unit("BSE"): 1}
    assert by(found, "agency") == {None: 3, cast.agency(ENVIRONMENT): 1}
    assert by(found, "severity") == {"pressing": 2, "none": 2}
    assert by(found, "late") == {"10": 4}
    assert {choice.name for choice in found.by["unit"]} == {"Xã Suối Mây", "Phường Bàu Sen"}


@pytest.mark.usefixtures("some")
def test_a_count_is_what_choosing_it_would_list(counts: Counts, cast: Cast) -> None:
    chosen: dict[str, Any] = {"unit": cast.unit("SMY")}
    found = counts.of("frank", **chosen)
    assert found.shown == counts.listed("frank", **chosen) == 3
    for name in ("type", "severity", "late"):
        for choice in found.by[name]:
            assert choice.n == counts.listed("frank", **chosen, **{name: choice.value})
    # Its own group still offers the other units.
    assert by(found, "unit") == {cast.unit("SMY"): 3, cast.unit("BSE"): 1}


@pytest.mark.usefixtures("some")
def test_the_unassigned_are_counted_apart(counts: Counts, cast: Cast) -> None:
    found = counts.of("frank", unassigned=True)
    assert found.shown == counts.listed("frank", unassigned=True) == 3
    assert by(found, "agency") == {None: 3, cast.agency(ENVIRONMENT): 1}
    assert by(found, "severity") == {"pressing": 1, "none": 2}


@pytest.mark.usefixtures("some")
def test_nothing_outside_ones_scope_is_counted(counts: Counts, cast: Cast) -> None:
    assert by(counts.of("gus"), "unit") == {cast.unit("BSE"): 1}
    assert counts.of("gus").total == 1
    assert counts.of("olga").total == 2
    assert counts.of("ada").total == 0


@pytest.mark.usefixtures("some")
def test_counting_stops_at_a_bound_and_says_so(
    counts: Counts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST_COUNTED", 2)
    found = counts.of("frank")
    assert found.cut
    assert found.total == 2
