"""A report as a spreadsheet: a sheet a table, charts beside those that are drawn, all from frozen figures."""

from __future__ import annotations

import io
from typing import Any, Final

import xlsxwriter

from casework.exports.workbook import OPTIONS
from casework.papers.plots import Plot, chart_of
from casework.reports.charted import AGES, ON_TIME, TREND, plots
from casework.reports.paper import Refs
from casework.reports.tables import GROUPS, Sheet, Tables

A4: Final = 9
# Pixels of a chart beside its table: as wide as the text of a page.
WIDTH: Final = 640
PIXELS_PER_MM: Final = 4


def report_workbook(tables: Tables, refs: Refs, footer_text: str) -> bytes:
    """The .xlsx, a sheet a table, written row by row."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, OPTIONS)
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    drawn = {plot.name: plot for plot in plots(tables).values() if not plot.is_empty}
    for sheet in sheets(tables, refs):
        page = book.add_worksheet(sheet.name[:31])
        page.freeze_panes(1, 0)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L{footer_text}")
        for column, heading in enumerate(sheet.headings):
            page.set_column(column, column, 36 if column == 0 else 16)
            page.write_string(0, column, heading, bold)
        for number, row in enumerate(sheet.rows, start=1):
            for column, value in enumerate(row):
                write = page.write_number if isinstance(value, int) else page.write_string
                write(number, column, value)
        if sheet.name in drawn:
            _put(book, page, drawn[sheet.name])
    book.close()
    return stream.getvalue()


def sheets(tables: Tables, refs: Refs) -> list[Sheet]:
    """All tables of the report."""
    if "phases" in tables.figures:
        return [tables.phases()]
    drawn = {name: Sheet(*plot[:3]) for name, plot in plots(tables).items()}
    grouped = [tables.grouped(group) for group, _ in GROUPS]
    first = [drawn[TREND]] if TREND in drawn else []
    after = [drawn[name] for name in (ON_TIME, AGES) if name in drawn]
    return [tables.overview(), *first, *grouped, *after, tables.agencies(), tables.late(refs)]


def _put(book: Any, page: Any, plot: Plot) -> None:
    chart = chart_of(book, plot, page.name)
    chart.set_size({"width": WIDTH, "height": plot.height * PIXELS_PER_MM})
    said = {"description": f"{plot.name}. {plot.words}", "object_position": 3}
    page.insert_chart(1, len(plot.headings) + 1, chart, said)
