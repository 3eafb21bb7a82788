"""Small numbers in published tables: hidden, with enough others that nothing gives them back.

"One report of illegal mining in this hamlet in May" names its reporter. So nothing from 1 to
k-1 is published, and no total less what is published beside it makes such a number (promise
C7 in reliability.md; complementary suppression). For readers without access to the cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

SMALLEST = 5
Cell = tuple[int, int]


class Published(NamedTuple):
    """The table as it may be shown; None is "not shown". Margins belong to it."""

    cells: tuple[tuple[int | None, ...], ...]
    row_totals: tuple[int | None, ...]
    column_totals: tuple[int | None, ...]
    total: int | None


def gives_away(*parts: int, k: int = SMALLEST) -> bool:
    """Whether one of these numbers, shown by itself or as the rest of others, is a small one."""
    return any(0 < part < k for part in parts)


def suppress(table: Sequence[Sequence[int]], k: int = SMALLEST) -> Published:
    """Hide what is smaller than ``k`` (zero is no small number), and what would give it back.

    ``table`` holds counts of cases, rows of one length; a single row is a list with its sum.
    Raises ValueError for an uneven table or a negative count.
    """
    full = _with_margins(table)
    hidden = {at for at, value in _entries(full) if 0 < value < k}
    while (more := _one_more(full, hidden, k)) is not None:
        hidden.add(more)
    shown = [
        [None if (i, j) in hidden else value for j, value in enumerate(row)]
        for i, row in enumerate(full)
    ]
    return Published(
        cells=tuple(tuple(row[:-1]) for row in shown[:-1]),
        row_totals=tuple(row[-1] for row in shown[:-1]),
        column_totals=tuple(shown[-1][:-1]),
        total=shown[-1][-1],
    )


def _with_margins(table: Sequence[Sequence[int]]) -> list[list[int]]:
    if len({len(row) for row in table}) > 1 or any(value < 0 for row in table for value in row):
        raise ValueError("a table has rows of one length and no negative counts")
    rows = [[*row, sum(row)] for row in table]
    return [*rows, [sum(column) for column in zip(*rows, strict=True)] or [0]]


def _entries(full: list[list[int]]) -> Iterator[tuple[Cell, int]]:
    for i, row in enumerate(full):
        for j, value in enumerate(row):
            yield (i, j), value


def _lines(full: list[list[int]]) -> Iterator[list[Cell]]:
    """Every row and column, margins too; the last of each is the sum of the others."""
    height, width = len(full), len(full[0])
    for i in range(height):
        yield [(i, j) for j in range(width)]
    for j in range(width):
        yield [(i, j) for i in range(height)]


def _one_more(full: list[list[int]], hidden: set[Cell], k: int) -> Cell | None:
    """What must be hidden too; nothing when nothing small can be worked out any more."""
    for line in _lines(full):
        *parts, total = line
        inside = [at for at in parts if at in hidden]
        rest = sum(full[i][j] for i, j in inside)
        alone = len(inside) + (total in hidden) == 1
        if alone or (total not in hidden and 0 < rest < k):
            return _next_of(full, line, hidden)
    for at in sorted(_determined(full, hidden)):
        crossing = [line for line in _lines(full) if at in line]
        for line in crossing:
            more = _next_of(full, line, hidden)
            if more is not None:
                return more
    return None


def _next_of(full: list[list[int]], line: list[Cell], hidden: set[Cell]) -> Cell | None:
    """A part still shown that is not zero, else the total, else a zero.

    Best is one that completes a rectangle, which then needs no further ones; next, the smallest.
    """
    *parts, total = line
    shown = [at for at in parts if at not in hidden]
    counted = [at for at in shown if full[at[0]][at[1]]]
    if counted:
        return min(
            counted, key=lambda at: (_alone_across(at, line, hidden), full[at[0]][at[1]], at)
        )
    if total not in hidden:
        return total
    return shown[0] if shown else None


def _alone_across(at: Cell, line: list[Cell], hidden: set[Cell]) -> bool:
    """Whether the other line through an entry would have it as its only hidden one."""
    same_row = line[0][0] == line[-1][0]
    return not any((i, j) != at and (j == at[1] if same_row else i == at[0]) for i, j in hidden)


def _determined(full: list[list[int]], hidden: set[Cell]) -> set[Cell]:
    """The hidden entries that several sums together still give away: solved as equations."""
    unknown = sorted(hidden)
    rows = [
        [Fraction((at in line) * (-1 if at == line[-1] else 1)) for at in unknown]
        for line in _lines(full)
    ]
    pivots = _reduced(rows, len(unknown))
    return {
        unknown[column] for row, column in pivots if sum(1 for value in rows[row] if value) == 1
    }


def _reduced(rows: list[list[Fraction]], width: int) -> list[tuple[int, int]]:
    """Gauss and Jordan, in place; returns where each unknown that leads a row stands."""
    pivots: list[tuple[int, int]] = []
    for column in range(width):
        at = len(pivots)
        found = next((i for i in range(at, len(rows)) if rows[i][column]), None)
        if found is None:
            continue
        rows[at], rows[found] = rows[found], rows[at]
        lead = rows[at][column]
        rows[at] = [value / lead for value in rows[at]]
        for i, row in enumerate(rows):
            if i != at and (factor := row[column]):
                rows[i] = [a - factor * b for a, b in zip(row, rows[at], strict=True)]
        pivots.append((at, column))
    return pivots
