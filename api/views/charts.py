"""Charts as plain shapes for ``macros/chart.html``: the server draws them, no script does.

All measures are units of the picture's own box. Every chart stands beside a table of its numbers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

WIDTH, HEIGHT, LEFT, BELOW, ABOVE = 720, 230, 44, 30, 14
ROW, BAR, NAMES = 34, 20, 210


class Shape(NamedTuple):
    """A rectangle; ``tone`` names its look, ``title`` says what it stands for."""

    x: float
    y: float
    width: float
    height: float
    tone: str
    title: str


class Mark(NamedTuple):
    """A word in the picture."""

    x: float
    y: float
    text: str
    anchor: str = "middle"


class Chart(NamedTuple):
    """A picture: its box, shapes, words, level lines, and perhaps one line of points."""

    width: int
    height: int
    shapes: Sequence[Shape]
    marks: Sequence[Mark]
    levels: Sequence[float] = ()
    line: str = ""
    points: Sequence[Shape] = ()


class Column(NamedTuple):
    """A group of a column chart: its name, its two bars and the line's value, each with its words."""

    name: str
    bars: tuple[tuple[int, str, str], ...]
    line: tuple[int, str]


class Row(NamedTuple):
    """A bar lying down: its name, its parts (length, tone, title), and the words at its end."""

    name: str
    parts: tuple[tuple[int, str, str], ...]
    text: str


def columns_chart(columns: Sequence[Column]) -> Chart:
    """Bars side by side in groups, with a line over them, from nought upwards."""
    values = [value for each in columns for value, _, _ in each.bars]
    top = nice_top(max([*values, *(each.line[0] for each in columns), 1]))
    inner, floor = HEIGHT - BELOW - ABOVE, HEIGHT - BELOW
    step = (WIDTH - LEFT) / max(len(columns), 1)
    shapes, marks, points = [], [], []
    for number, each in enumerate(columns):
        begins = LEFT + number * step
        thick = step * 0.7 / max(len(each.bars), 1)
        for place, (value, tone, title) in enumerate(each.bars):
            tall = inner * value / top
            x = begins + step * 0.15 + place * thick
            shapes.append(_even(Shape(x, floor - tall, thick - 1, tall, tone, title)))
        marks.append(Mark(_round(begins + step / 2), HEIGHT - 10, each.name))
        value, title = each.line
        middle, y = begins + step / 2, floor - inner * value / top
        points.append(_even(Shape(middle - 3, y - 3, 6, 6, "late", title)))
    levels = [_round(floor - inner * part) for part in (0, 0.5, 1)]
    for part, y in zip((0, 0.5, 1), levels, strict=True):
        marks.append(Mark(LEFT - 6, y + 4, f"{round(top * part)}", "end"))
    line = " ".join(f"{_round(each.x + 3):g},{_round(each.y + 3):g}" for each in points)
    return Chart(WIDTH, HEIGHT, shapes, marks, levels, line, points)


def rows_chart(rows: Sequence[Row]) -> Chart:
    """Bars lying down, one below the other, each of parts laid end to end."""
    longest = max((sum(part[0] for part in row.parts) for row in rows), default=0) or 1
    # What is written at the end of the longest bar needs room on a phone too.
    room = WIDTH - NAMES - 150
    shapes, marks = [], []
    for number, row in enumerate(rows):
        y, x = number * ROW + 6, float(NAMES)
        marks.append(Mark(NAMES - 8, y + BAR * 0.72, row.name, "end"))
        for value, tone, title in row.parts:
            wide = room * value / longest
            shapes.append(_even(Shape(x, y, wide, BAR, tone, title)))
            x += wide
        marks.append(Mark(_round(x + 8), y + BAR * 0.72, row.text, "start"))
    return Chart(WIDTH, max(len(rows), 1) * ROW, shapes, marks)


def nice_top(most: int) -> int:
    """The even number at the top of a scale: 1, 2, 4, 5 or 10 times a power of ten, two at least."""
    size = 1
    while True:
        for step in (2, 4, 5, 10):
            top = step * size
            if most <= top and top % 2 == 0:
                return top
        size *= 10


def _even(each: Shape) -> Shape:
    """With measures that are short to write."""
    x, y, width, height = map(_round, each[:4])
    return each._replace(x=x, y=y, width=width, height=height)


def _round(value: float) -> float:
    return round(value, 1)
