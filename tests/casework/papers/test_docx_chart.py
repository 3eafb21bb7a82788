"""A chart in a paper: in its place, with its words and its workbook, and the file whole."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from docx import Document

from casework.papers.blocks import Block, Chart, Paragraph
from casework.papers.docx import draw
from casework.papers.plots import Plot, in_a_paper
from tests.casework.papers.test_letterhead import head
from tests.casework.papers.test_plots import AGES, TREND
from tests.packages import faults


def chart(plot: Plot = TREND) -> Chart:
    xml, workbook = in_a_paper(plot)
    return Chart(xml, workbook, 75, 'Theo tháng: "tiếp nhận" <11>')


def paper(folder: Path) -> bytes:
    blocks: list[Block] = [Paragraph("Trước"), chart(), Paragraph("Giữa"), chart(AGES)]
    return draw(head(folder), blocks, data=folder)


def test_charts_stand_at_their_place_with_their_words(tmp_path: Path) -> None:
    document = Document(io.BytesIO(paper(tmp_path)))
    lines = ["chart" if "c:chart " in line._p.xml else line.text for line in document.paragraphs]
    begins = lines.index("Trước")
    assert lines[begins : begins + 4] == ["Trước", "chart", "Giữa", "chart"]
    assert 'descr="Theo tháng: &quot;tiếp nhận&quot; &lt;11&gt;"' in document.element.xml


def test_each_chart_has_a_workbook_of_its_own(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(paper(tmp_path))) as file:
        names = file.namelist()
        xml = file.read("word/charts/chart2.xml").decode()
    assert [name for name in names if name.startswith("word/charts/chart")] == [
        "word/charts/chart1.xml",
        "word/charts/chart2.xml",
    ]
    assert len([name for name in names if name.startswith("word/embeddings/")]) == 2
    assert '<c:externalData r:id="rId1">' in xml
    assert "printSettings" not in xml


def test_the_file_needs_no_repair(tmp_path: Path) -> None:
    assert faults(paper(tmp_path)) == []


def test_a_label_shows_its_number_and_nothing_else(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(paper(tmp_path))) as file:
        xml = file.read("word/charts/chart2.xml").decode()
    assert xml.count('<c:showVal val="1"/>') == xml.count('<c:showCatName val="0"/>') == 2


def test_the_same_paper_with_charts_is_the_same_bytes(tmp_path: Path) -> None:
    assert paper(tmp_path) == paper(tmp_path)
