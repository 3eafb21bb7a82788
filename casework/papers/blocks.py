"""What a paper is made of, whatever it is about: headings, paragraphs, lists, tables, pictures, charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Heading(NamedTuple):
    """``level`` 1 is a part (I.), 2 a point (1.)."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """Running text; ``italic`` for remarks, as under a table."""

    text: str
    italic: bool = False


class Items(NamedTuple):
    """A list, each line with a dash."""

    lines: Sequence[str]


class Table(NamedTuple):
    """``widths`` are shares of the page's width; numbers stand to the right."""

    headings: Sequence[str]
    rows: Sequence[Sequence[str]]
    widths: Sequence[float] = ()
    caption: str = ""


class Picture(NamedTuple):
    """A PNG, as wide as the text; ``alt`` says in words what it shows."""

    png: bytes
    alt: str


class Chart(NamedTuple):
    """A chart that Word draws: DrawingML, its workbook, its height in millimetres, its words."""

    xml: bytes
    workbook: bytes
    height: int
    alt: str


class PageBreak(NamedTuple):
    """What follows begins on a page of its own."""


Block = Heading | Paragraph | Items | Table | Picture | Chart | PageBreak
