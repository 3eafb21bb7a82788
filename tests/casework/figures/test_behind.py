"""Behind every number of the picture of March 2026 there are as many cases as it says."""

from __future__ import annotations

from typing import Any

import pytest

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.figures.behind import NUMBERS, OF_AGE, OF_STEP, TOTALS, Asked, Behind, behind
from casework.figures.overview import Overview, overview
from casework.figures.window import Window
from tests.casework.figures.conftest import LATER, WindowOf
from tests.cast import Cast


def seen(window: Window) -> Overview:
    return overview(db.session, window, current_calendar(db.session))


def lines(window: Window, cast: Cast, of: str, who: str = "frank", **more: Any) -> Behind:
    return behind(
        db.session,
        cast.actor(who),
        Asked(of, **more),
        window,
        current_calendar(db.session),
    )


def assert_as_many(found: Behind, number: int, what: object) -> None:
    assert (found.n, len(found.lines), found.unseen) == (number, number, 0), what


@pytest.mark.parametrize("code", ["2026-03", "2026-Q1", "2026-02-10..2026-03-09"])
@pytest.mark.parametrize("of", TOTALS)
def test_behind_a_total_and_the_one_before(
    window_of: WindowOf, cast: Cast, of: str, code: str
) -> None:
    window = window_of(code)
    found = seen(window)
    assert_as_many(lines(window, cast, of), found.totals.get(of, 0), of)
    before = window.before(current_calendar(db.session))
    assert_as_many(lines(before, cast, of), found.before.get(of, 0), of)


def test_behind_each_cell_of_places_and_types(window_of: WindowOf, cast: Cast) -> None:
    window = window_of()
    grid = seen(window).grid
    assert grid
    for (place, slug), cell in grid.items():
        for of in ("to_handle", "entry.received", "late"):
            assert_as_many(
                lines(window, cast, of, place=place, type=slug), cell.get(of, 0), (place, slug, of)
            )
    for place in {place for place, _slug in grid}:
        total = sum(cell["to_handle"] for (at, _slug), cell in grid.items() if at == place)
        assert_as_many(lines(window, cast, "to_handle", place=place), total, place)


def test_behind_each_month(window_of: WindowOf, cast: Cast) -> None:
    window = window_of("2026")
    for month in seen(window).months:
        for of in ("received", "answered", "late"):
            found = lines(window, cast, f"month.{of}", month=month.month)
            assert_as_many(found, getattr(month, of), (month.month.code, of))


@pytest.mark.parametrize("of", OF_AGE)
def test_behind_each_age(window_of: WindowOf, cast: Cast, of: str) -> None:
    window = window_of()
    for each in seen(window).ages:
        number = each.open if of == "age.open" else each.late
        assert_as_many(lines(window, cast, of, age=each.from_days), number, each)


@pytest.mark.parametrize("of", OF_STEP)
def test_behind_each_step(window_of: WindowOf, cast: Cast, of: str) -> None:
    window = window_of()
    number = dict(seen(window).funnel)[of.removeprefix("step.")]
    assert_as_many(lines(window, cast, of), number, of)


def test_a_picture_taken_later_has_its_own_lines(window_of: WindowOf, cast: Cast) -> None:
    window = window_of(as_of=LATER)
    for of in TOTALS:
        assert_as_many(lines(window, cast, of), seen(window).totals.get(of, 0), of)


def test_of_a_case_out_of_sight_nothing_is_told_but_that_it_counts(
    window_of: WindowOf, cast: Cast
) -> None:
    window = window_of()
    for of in NUMBERS:
        if of.startswith(("month", "age")):
            continue
        found = lines(window, cast, of, who="gus")
        assert found.lines == []
        assert found.unseen == found.n


def test_a_long_list_goes_on_where_it_stopped(window_of: WindowOf, cast: Cast) -> None:
    window, calendar = window_of(), current_calendar(db.session)
    whole = lines(window, cast, "to_handle")
    rest = behind(
        db.session, cast.actor("frank"), Asked("to_handle"), window, calendar, skip=10,
    )  # fmt: skip
    assert (rest.n, rest.lines) == (whole.n, whole.lines[10:])
