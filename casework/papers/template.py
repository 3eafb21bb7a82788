"""The shipped template, drawn after the layout table of Party documents (36-HD/VPTW, Annex 3).

``python -m casework.papers.template FILE`` draws it again; a test holds the shipped one equal. An
office changes it in a word processor and puts it beside its data, as ``papers/party.docx``.
"""

from __future__ import annotations

import sys
from typing import Any, Final

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT: Final = "Times New Roman"
BODY: Final = 14
LEFT, CENTRE, RIGHT = (
    WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT,
)  # fmt: skip


def draw() -> Any:
    """A document with the fields of ``Letterhead.fields`` and a place for the body."""
    document = Document()
    _page(document)
    _style(document)
    head = _columns(document, 80, 80)
    _line(head[0], "{{ superior }}", 14, first=True)
    _line(head[0], "{{ issuer }}", 14, bold=True)
    _line(head[0], "*", 14)
    _line(head[0], "{{ number }}", 14)
    _ruled(_line(head[1], "ĐẢNG CỘNG SẢN VIỆT NAM", 15, bold=True, first=True))
    _line(head[1], "", 6)
    _line(head[1], "{{ place_and_day }}", 14, italic=True)
    _line(document, "", 8)
    _line(document, "{{ kind }}", 16, bold=True)
    _line(document, "{{ subject }}", 14, bold=True)
    _line(document, "-----", 14)
    _line(document, "{{ body }}", BODY, align=LEFT)
    _line(document, "", 8)
    foot = _columns(document, 80, 80)
    _line(foot[0], "Nơi nhận:", 14, underline=True, align=LEFT, first=True)
    _line(foot[0], "{{ recipients }}", 12, align=LEFT)
    _line(foot[1], "{{ signer }}", 14, bold=True, first=True)
    return document


def _page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = section.right_margin = Mm(20)
    section.left_margin = Mm(30)
    section.header_distance = section.footer_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = CENTRE
    _field(number, "PAGE")
    for footer in (section.footer, section.first_page_footer):
        line = footer.paragraphs[0]
        line.alignment = CENTRE
        _sized(line.add_run("{{ footer }}"), 10, italic=True)


def _style(document: Any) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY)
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.space_before = Pt(0)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)


def _columns(document: Any, *widths: int) -> list[Any]:
    """Cells beside each other, so many millimetres wide."""
    table = document.add_table(rows=1, cols=len(widths))
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = column.cells[0].width = Mm(width)
    return list(table.rows[0].cells)


def _line(
    where: Any,
    text: str,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    underline: bool = False,
    align: Any = CENTRE,
    first: bool = False,
) -> Any:
    line = where.paragraphs[0] if first else where.add_paragraph()
    line.alignment = align
    run = line.add_run(text)
    _sized(run, size, bold=bold, italic=italic)
    run.underline = underline
    return line


def _sized(run: Any, size: float, *, bold: bool = False, italic: bool = False) -> None:
    run.font.size, run.bold, run.italic = Pt(size), bold, italic


def _ruled(line: Any) -> None:
    """A rule below, as long as the words: an underline keeps that length by itself."""
    line.runs[0].underline = True


def _field(line: Any, code: str) -> None:
    run = line.add_run()
    for kind, text in (("begin", ""), ("", code), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)  # noqa: SLF001 -- the library has no call for a field


if __name__ == "__main__":
    draw().save(sys.argv[1])
