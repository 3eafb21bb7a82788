"""Tables drawn as charts that Word and Excel draw themselves: one description for paper and spreadsheet.

The chart of a paper comes with a little workbook of its own, so that its numbers can be looked at and
the chart be restyled. Print is black and white: tones differ by pattern and by dashes too.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any, Final, NamedTuple

import xlsxwriter

FONT: Final = {"name": "Times New Roman", "size": 11, "color": "black"}
CAME, TOLD, LATE = "came", "told", "late"
FILLS: Final[Mapping[str, Mapping[str, Any]]] = {
    CAME: {"pattern": {"pattern": "light_upward_diagonal", "fg_color": "#53605D",
                       "bg_color": "white"}, "border": {"color": "#53605D"}},
    TOLD: {"fill": {"color": "#0B5A5E"}, "border": {"color": "#0B5A5E"}},
    LATE: {"pattern": {"pattern": "wide_downward_diagonal", "fg_color": "#B3211A",
                       "bg_color": "white"}, "border": {"color": "#B3211A"}},
}  # fmt: skip
LATE_LINE: Final[Mapping[str, Any]] = {
    "line": {"color": "#B3211A", "width": 2, "dash_type": "dash"},
    "marker": {
        "type": "square",
        "size": 6,
        "fill": {"color": "#B3211A"},
        "border": {"color": "#B3211A"},
    },
}
# No time of writing is in a paper: one paper is always the same bytes.
WRITTEN: Final = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
CHART: Final = "xl/charts/chart1.xml"


class Plot(NamedTuple):
    """A table, and what of it is drawn: its first column names, ``series`` are columns and tones.

    ``lying`` lays the parts of each row end to end; otherwise they stand side by side and what is late
    is a line over them. ``words`` say what is seen.
    """

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[str | int]]
    series: Sequence[tuple[int, str]]
    lying: bool
    words: str

    @property
    def is_empty(self) -> bool:
        """Nothing to be seen: every number is nought."""
        return not any(row[column] for row in self.rows for column, _ in self.series)

    @property
    def height(self) -> int:
        """Millimetres, at the width of a page's text."""
        return 30 + 9 * len(self.rows) if self.lying else 75


def chart_of(book: Any, plot: Plot, sheet: str) -> Any:
    """A chart of this workbook over a sheet that has the table from its first cell on."""
    bars = book.add_chart({"type": "bar", "subtype": "stacked"} if plot.lying else
                          {"type": "column"})  # fmt: skip
    line = None
    for column, tone in plot.series:
        said = _series(plot, sheet, column)
        if tone == LATE and not plot.lying:
            line = book.add_chart({"type": "line"})
            line.add_series({**said, **LATE_LINE})
            continue
        bars.add_series({**said, **FILLS[tone], **_labels(plot, tone)})
    if line is not None:
        bars.combine(line)
    _dress(bars, plot)
    return bars


def in_a_paper(plot: Plot) -> tuple[bytes, bytes]:
    """The chart as DrawingML, and the workbook its numbers are in."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": WRITTEN})
    sheet = book.add_worksheet(plot.name[:31])
    for number, row in enumerate([plot.headings, *plot.rows]):
        for column, value in enumerate(row):
            write = sheet.write_number if isinstance(value, int) else sheet.write_string
            write(number, column, value)
    sheet.insert_chart(0, len(plot.headings) + 1, chart_of(book, plot, sheet.name))
    book.close()
    with zipfile.ZipFile(io.BytesIO(stream.getvalue())) as parts:
        return parts.read(CHART), stream.getvalue()


def _series(plot: Plot, sheet: str, column: int) -> dict[str, Any]:
    """With its numbers said beside their place: a sheet written row by row cannot be read again."""
    last = len(plot.rows)
    return {
        "name": [sheet, 0, column],
        "categories": [sheet, 1, 0, last, 0],
        "values": [sheet, 1, column, last, column],
        "name_data": [plot.headings[column]],
        "categories_data": [row[0] for row in plot.rows],
        "values_data": [row[column] for row in plot.rows],
    }


def _labels(plot: Plot, tone: str) -> dict[str, Any]:
    """Numbers on the parts that lie; on those that stand there is no room, they have a scale."""
    if not plot.lying:
        return {}
    font = {**FONT, "color": "white" if tone == TOLD else "black", "bold": True}
    label: dict[str, Any] = {"value": True, "font": font, "num_format": "0;;"}
    if tone != TOLD:
        label["fill"] = {"color": "white"}
    return {"data_labels": label, "gap": 60}


def _dress(chart: Any, plot: Plot) -> None:
    chart.set_title({"name": plot.name, "name_font": {**FONT, "size": 12}, "overlay": False})
    chart.set_legend({"position": "bottom", "font": FONT})
    chart.set_chartarea({"border": {"color": "#AEB9B6"}})
    no_ticks = {"major_tick_mark": "none", "minor_tick_mark": "none"}
    names = {**no_ticks, "num_font": FONT, "line": {"color": "#53605D"}}
    scale = {
        **no_ticks,
        "num_font": FONT,
        "num_format": "0",
        "min": 0,
        "major_gridlines": {"visible": True, "line": {"color": "#DFE5E3"}},
    }
    if plot.lying:
        # The first row above; its scale would go up with it.
        chart.set_y_axis({**names, "reverse": True})
        chart.set_x_axis({**scale, "label_position": "high"})
    else:
        chart.set_x_axis(names)
        chart.set_y_axis(scale)
