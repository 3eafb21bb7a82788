"""Charts are shapes in a box: as tall as their numbers, never out of it."""

from __future__ import annotations

import pytest

from api.views.charts import (
    BELOW,
    HEIGHT,
    NAMES,
    WIDTH,
    Chart,
    Column,
    Row,
    columns_chart,
    nice_top,
    rows_chart,
)


def inside(chart: Chart) -> bool:
    return all(
        each.x >= 0
        and each.y >= 0
        and each.x + each.width <= chart.width
        and each.y + each.height <= chart.height
        for each in (*chart.shapes, *chart.points)
    )


@pytest.mark.parametrize(
    ("most", "top"),
    [(0, 2), (1, 2), (2, 2), (3, 4), (5, 10), (11, 20), (41, 50), (51, 100), (1001, 2000)],
)
def test_a_scale_ends_at_a_round_even_number(most: int, top: int) -> None:
    assert nice_top(most) == top


def test_bars_are_as_tall_as_their_numbers() -> None:
    chart = columns_chart(
        [
            Column("01", ((10, "came", "mười"), (5, "told", "năm")), (0, "không")),
            Column("02", ((0, "came", "không"), (10, "told", "mười")), (10, "mười")),
        ]
    )
    came, told, nothing, again = chart.shapes
    assert came.height == 2 * told.height == again.height
    assert nothing.height == 0
    assert came.y + came.height == told.y + told.height == HEIGHT - BELOW
    assert [each.title for each in chart.points] == ["không", "mười"]
    assert [each.text for each in chart.marks] == ["01", "02", "0", "5", "10"]
    assert inside(chart)


@pytest.mark.parametrize("columns", [[], [Column("01", ((0, "came", ""),), (0, ""))]])
def test_a_chart_of_nothing_is_drawn_too(columns: list[Column]) -> None:
    assert inside(columns_chart(columns))


def test_parts_of_a_lying_bar_follow_each_other_up_to_the_longest() -> None:
    chart = rows_chart(
        [Row("A", ((3, "told", ""), (1, "late", "")), "4"), Row("B", ((2, "told", ""),), "2")]
    )
    first, second, other = chart.shapes
    assert first.x == other.x == NAMES
    assert second.x == pytest.approx(first.x + first.width, abs=0.2)
    assert other.width == pytest.approx((first.width + second.width) / 2, abs=0.2)
    assert other.y > first.y == second.y
    assert chart.width == WIDTH
    assert inside(chart)
    assert inside(rows_chart([Row("A", ((0, "told", ""),), "0")]))
