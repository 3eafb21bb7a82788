"""A chart put into a .docx: its own part, the workbook of its numbers, and a place in the text."""

from __future__ import annotations

from itertools import count
from typing import Any, Final
from xml.sax.saxutils import quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from casework.papers.blocks import Chart

CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
CHARTS: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"
PLACED: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
RELATIONS: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Must stand before the settings of printing, which a part of a document does not have.
WITH_WORKBOOK: Final = '<c:externalData r:id="%s"><c:autoUpdate val="0"/></c:externalData>'
# What is not said of a label is shown by some readers and not by others: all is said.
LABEL: Final = '<c:showVal val="1"/>'
LABEL_ALONE: Final = (
    f'<c:showLegendKey val="0"/>{LABEL}<c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)
# Above the numbers that pictures of a template may have.
FIRST_ID: Final = 9_000


def add_chart(document: Any, line: Any, block: Chart, width: int) -> None:
    """Into this paragraph, as wide as said (EMU); readers without sight get its words."""
    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in count(1) if f"/word/charts/chart{n}.xml" not in taken)
    workbook = Part(
        PackURI(f"/word/embeddings/Microsoft_Excel_Worksheet{number}.xlsx"),
        WORKBOOK_TYPE,
        block.workbook,
        package,
    )
    chart = Part(PackURI(f"/word/charts/chart{number}.xml"), CHART_TYPE, b"", package)
    relation = chart.relate_to(workbook, RELATIONSHIP_TYPE.PACKAGE)
    chart._blob = _with_workbook(block.xml, relation)  # noqa: SLF001 -- no call for it
    drawing = _drawing(
        document.part.relate_to(chart, RELATIONSHIP_TYPE.CHART),
        block,
        number,
        (width, int(Mm(block.height))),
    )
    line.add_run()._r.append(drawing)  # noqa: SLF001 -- the library draws pictures only


def _with_workbook(xml: bytes, relation: str) -> bytes:
    """The chart as the spreadsheet has it, with its numbers in a workbook of its own."""
    text = xml.decode().replace(LABEL, LABEL_ALONE)
    settings = text.find("<c:printSettings>")
    body = text[:settings] if settings >= 0 else text.removesuffix("</c:chartSpace>")
    return (body + WITH_WORKBOOK % relation + "</c:chartSpace>").encode()


def _drawing(relation: str, block: Chart, number: int, size: tuple[int, int]) -> Any:
    wide, high = size
    said = quoteattr(block.alt)
    return parse_xml(
        f'<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        f' xmlns:wp="{PLACED}" xmlns:a="{MAIN}" xmlns:c="{CHARTS}" xmlns:r="{RELATIONS}">'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{wide}" cy="{high}"/>'
        f'<wp:docPr id="{FIRST_ID + number}" name="Chart {number}" descr={said}/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{CHARTS}">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
    )
