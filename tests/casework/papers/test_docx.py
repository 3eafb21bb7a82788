"""Papers as .docx: what is in them, and what is wrong with a template."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from PIL import Image

from casework.errors import BadInput
from casework.papers.blocks import Block, Heading, Items, PageBreak, Paragraph, Picture, Table
from casework.papers.docx import draw
from casework.resources import resource
from tests.casework.papers.test_letterhead import head

BODY: Sequence[Block] = (
    Heading("I. Kết quả tiếp nhận"),
    Paragraph("Tiếp nhận 25 vụ việc <mới> & xử lý."),
    Table(["Lĩnh vực", "Số"], [["Ô nhiễm", "25"]], [3, 1], "Bảng 1"),
    Items(["một việc"]),
)


def words(content: bytes) -> list[str]:
    document = Document(io.BytesIO(content))
    return [line.text for line in document.paragraphs]


def test_body_comes_at_its_place_in_its_order(tmp_path: Path) -> None:
    found = words(draw(head(tmp_path), BODY, data=tmp_path))
    order = ["BÁO CÁO", "I. Kết quả tiếp nhận", "Tiếp nhận 25 vụ việc <mới> & xử lý.", "Bảng 1"]
    assert [line for line in found if line in order] == order
    assert "- một việc" in found


def test_tables_repeat_their_heads_and_keep_their_widths(tmp_path: Path) -> None:
    document = Document(io.BytesIO(draw(head(tmp_path), BODY, data=tmp_path)))
    table = next(each for each in document.tables if each.cell(0, 0).text == "Lĩnh vực")
    assert [cell.text for cell in table.rows[1].cells] == ["Ô nhiễm", "25"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert table.columns[0].width == pytest.approx(3 * table.columns[1].width, rel=0.01)


def test_pictures_say_in_words_what_they_show(tmp_path: Path) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (80, 40)).save(stream, "PNG")
    content = draw(
        head(tmp_path),
        [PageBreak(), Picture(stream.getvalue(), "Biểu đồ tiếp nhận")],
        data=tmp_path,
    )
    assert 'descr="Biểu đồ tiếp nhận"' in Document(io.BytesIO(content)).element.xml


def test_every_page_tells_when_the_figures_were_taken(tmp_path: Path) -> None:
    section = Document(io.BytesIO(draw(head(tmp_path), BODY, data=tmp_path))).sections[0]
    for footer in (section.footer, section.first_page_footer):
        assert footer.paragraphs[0].text == "Số liệu chốt lúc 17:00"


def test_the_same_paper_is_the_same_bytes(tmp_path: Path) -> None:
    first, again = (draw(head(tmp_path), BODY, data=tmp_path) for _ in range(2))
    assert first == again


def own_template(data: Path, *lines: str, keep_body: bool = True) -> None:
    document: Any = Document(str(resource("templates") / "papers" / "party.docx"))
    for line in lines:
        document.add_paragraph(line)
    if not keep_body:
        place = next(each for each in document.paragraphs if "body" in each.text)
        place.runs[0].text = ""
    folder = data / "papers"
    folder.mkdir()
    document.save(str(folder / "party.docx"))


def test_an_offices_own_template_is_used_with_further_values(tmp_path: Path) -> None:
    own_template(tmp_path, "Tổng số: {{ received }}")
    found = words(draw(head(tmp_path), BODY, data=tmp_path, values={"received": 25}))
    assert "Tổng số: 25" in found


def test_an_unknown_field_is_named(tmp_path: Path) -> None:
    own_template(tmp_path, "{{ nguoi_ky }}")
    with pytest.raises(BadInput) as refused:
        draw(head(tmp_path), BODY, data=tmp_path)
    assert refused.value.field == "template"
    assert "nguoi_ky" in refused.value.because.vi


@pytest.mark.parametrize("line", ["{{ kind.__class__.__mro__ }}", "{{ kind", "{% for x in %}"])
def test_a_template_that_tries_more_than_to_show_is_refused(tmp_path: Path, line: str) -> None:
    own_template(tmp_path, line)
    with pytest.raises(BadInput) as refused:
        draw(head(tmp_path), BODY, data=tmp_path)
    assert refused.value.field == "template"


def test_a_template_without_a_place_for_the_body_is_told(tmp_path: Path) -> None:
    own_template(tmp_path, keep_body=False)
    with pytest.raises(BadInput) as refused:
        draw(head(tmp_path), BODY, data=tmp_path)
    assert "body" in refused.value.because.vi


def test_what_is_no_docx_is_told(tmp_path: Path) -> None:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "party.docx").write_bytes(b"no document")
    with pytest.raises(BadInput) as refused:
        draw(head(tmp_path), BODY, data=tmp_path)
    assert refused.value.field == "template"
