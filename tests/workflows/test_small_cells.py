"""Small numbers are not published and cannot be worked out from what is."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workflows.small_cells import Published, suppress

K = 5
COUNTS = st.one_of(st.integers(0, 6), st.integers(0, 60))


@st.composite
def tables(
    draw: st.DrawFn, most: int = 6, counts: st.SearchStrategy[int] = COUNTS
) -> list[list[int]]:
    width = draw(st.integers(1, most))
    return draw(
        st.lists(st.lists(counts, min_size=width, max_size=width), min_size=1, max_size=most)
    )


def grid(shown: Published) -> list[list[int | None]]:
    """The published table with its margins as one."""
    rows = [[*cells, total] for cells, total in zip(shown.cells, shown.row_totals, strict=True)]
    return [*rows, [*shown.column_totals, shown.total]]


def lines(whole: list[list[int | None]]) -> list[list[int | None]]:
    return [*whole, *[list(column) for column in zip(*whole, strict=True)]]


def test_nothing_small_means_everything_is_shown() -> None:
    shown = suppress([[10, 0], [7, 22]])
    assert shown == Published(((10, 0), (7, 22)), (10, 29), (17, 22), 39)


def test_a_small_cell_takes_a_second_one_of_its_row_and_of_its_column_with_it() -> None:
    shown = suppress([[3, 10, 20], [30, 12, 9], [40, 15, 18]])
    assert shown.cells == ((None, None, 20), (None, None, 9), (40, 15, 18))
    assert shown.total == 157


def test_a_small_total_is_no_total() -> None:
    assert suppress([[2, 1]]).row_totals == (None,)


def test_two_small_ones_whose_sum_is_small_take_a_third_with_them() -> None:
    shown = suppress([[1, 2, 50]])
    assert shown.cells == ((None, None, None),)


def test_an_empty_table_is_shown_as_it_is() -> None:
    assert suppress([]) == Published((), (), (), 0)


@pytest.mark.parametrize("table", [[[1, 2], [3]], [[-1]]])
def test_what_is_no_table_of_counts_is_refused(table: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="rows of one length"):
        suppress(table)


@settings(max_examples=300)
@given(tables())
def test_no_published_number_and_no_difference_in_a_line_is_small(table: list[list[int]]) -> None:
    for line in lines(grid(suppress(table))):
        *parts, total = line
        assert all(value is None or value == 0 or value >= K for value in line)
        if total is not None:
            rest = total - sum(value for value in parts if value is not None)
            assert rest == 0 or rest >= K
            assert parts.count(None) != 1
        else:
            assert parts.count(None) >= 1, "the shown parts would add up to the hidden total"


@settings(max_examples=300)
@given(tables(2, st.integers(0, 7)))
def test_more_than_one_table_fits_what_is_published(table: list[list[int]]) -> None:
    """Every table that could be behind it is tried: each small cell may be something else."""
    shown = grid(suppress(table))
    hidden = [
        (i, j) for i, row in enumerate(table) for j, _ in enumerate(row) if shown[i][j] is None
    ]
    fits: dict[tuple[int, int], set[int]] = {at: set() for at in hidden}
    for guess in product(range(9), repeat=len(hidden)):
        tried = [list(row) for row in table]
        for (i, j), value in zip(hidden, guess, strict=True):
            tried[i][j] = value
        if _agrees(tried, shown):
            for at, value in zip(hidden, guess, strict=True):
                fits[at].add(value)
    for (i, j), values in fits.items():
        if 0 < table[i][j] < K:
            assert len(values) > 1, (table, shown, (i, j))


def _agrees(tried: list[list[int]], shown: list[list[int | None]]) -> bool:
    rows = [[*row, sum(row)] for row in tried]
    whole = [*rows, [sum(column) for column in zip(*rows, strict=True)]]
    return all(
        known is None or known == value
        for row, others in zip(whole, shown, strict=True)
        for value, known in zip(row, others, strict=True)
    )
