"""The shipped template is the one that the code draws, after the layout table."""

from __future__ import annotations

from docx import Document
from docx.shared import Mm

from casework.papers.template import draw
from casework.resources import resource

SHIPPED = resource("templates") / "papers" / "party.docx"


def test_the_shipped_template_is_as_drawn() -> None:
    shipped, drawn = Document(str(SHIPPED)), draw()
    assert shipped.element.xml == drawn.element.xml
    assert shipped.styles.element.xml == drawn.styles.element.xml


def test_the_page_is_that_of_party_documents() -> None:
    section = Document(str(SHIPPED)).sections[0]
    lengths = (
        section.top_margin, section.bottom_margin, section.left_margin, section.right_margin,
        section.page_width, section.page_height,
    )  # fmt: skip
    assert [round((length or 0) / Mm(1)) for length in lengths] == [20, 20, 30, 20, 210, 297]
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_each_line_has_the_size_and_style_of_the_layout_table() -> None:
    document = Document(str(SHIPPED))
    runs = {
        run.text: run
        for table in document.tables
        for cell in table.rows[0].cells
        for line in cell.paragraphs
        for run in line.runs
    } | {run.text: run for line in document.paragraphs for run in line.runs}
    styles = {
        text: (run.font.size.pt, bool(run.bold), bool(run.italic))
        for text, run in runs.items()
        if run.font.size and text
    }
    assert styles["ĐẢNG CỘNG SẢN VIỆT NAM"] == (15, True, False)
    assert styles["{{ superior }}"] == (14, False, False)
    assert styles["{{ issuer }}"] == (14, True, False)
    assert styles["{{ number }}"] == (14, False, False)
    assert styles["{{ place_and_day }}"] == (14, False, True)
    assert styles["{{ kind }}"] == (16, True, False)
    assert styles["{{ subject }}"] == (14, True, False)
    assert document.styles["Normal"].font.name == "Times New Roman"
