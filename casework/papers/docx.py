"""A paper as .docx: the template of the office filled in, and the body drawn at its place."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment

from casework.errors import BadInput
from casework.papers.blocks import (
    Block,
    Chart,
    Heading,
    Items,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from casework.papers.docx_chart import add_chart
from casework.papers.letterhead import FOLDER, Letterhead
from casework.resources import resource
from workflows.words import Label

MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TEMPLATE: Final = "party.docx"
# Stands where the body comes until it is drawn; no office types it.
BODY: Final = "\u2063body\u2063"
TEXT_WIDTH: Final = Mm(160)
TABLE_SIZE = Pt(11)
# Below a point (1.) headings are slanted.
POINT: Final = 2
UNKNOWN_FIELD: Final = Label(
    "Mẫu văn bản có trường không biết: %s.", "The template has a field nobody knows: %s."
)
BROKEN: Final = Label(
    "Không đọc được mẫu văn bản. Hãy lưu lại mẫu dạng .docx.",
    "The template cannot be read. Save it again as .docx.",
)
NO_BODY: Final = Label(
    "Mẫu văn bản thiếu chỗ cho nội dung: {{ body }}.",
    "The template lacks the place for the body: {{ body }}.",
)


def draw(
    head: Letterhead,
    blocks: Iterable[Block],
    *,
    data: Path,
    values: Mapping[str, Any] = {},
) -> bytes:
    """The finished .docx; ``values`` are further fields an office's template may use.

    BadInput names ``template`` and says what is wrong with it: nothing is half made.
    """
    filled = _filled(_template(data), {**values, **head.fields(), "body": BODY})
    document = Document(io.BytesIO(filled))
    place = next((each for each in document.paragraphs if BODY in each.text), None)
    if place is None:
        raise BadInput("template", NO_BODY)
    for block in blocks:
        _add(document, place, block)
    place._p.getparent().remove(place._p)  # noqa: SLF001 -- the library removes no paragraphs
    stream = io.BytesIO()
    document.save(stream)
    return _without_dates(stream.getvalue())


def _template(data: Path) -> Path:
    own = data / FOLDER / TEMPLATE
    return own if own.is_file() else resource("templates") / FOLDER / TEMPLATE


def _filled(path: Path, values: Mapping[str, Any]) -> bytes:
    # An office's template is somebody's file: its expressions get values, and nothing else.
    rules = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    try:
        template = DocxTemplate(path)
        template.render(dict(values), jinja_env=rules, autoescape=True)
        stream = io.BytesIO()
        template.save(stream)
    except UndefinedError as unknown:
        named = re.findall(r"'([^']+)'", str(unknown))
        name = named[-1] if named else str(unknown)
        raise BadInput(
            "template", Label(UNKNOWN_FIELD.vi % name, UNKNOWN_FIELD.en % name)
        ) from None
    except (TemplateError, PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError) as wrong:
        raise BadInput("template", BROKEN) from wrong
    return stream.getvalue()


def _add(document: Any, place: Any, block: Block) -> None:
    match block:
        case Heading(text, level):
            line = place.insert_paragraph_before()
            run = line.add_run(text)
            run.bold, run.italic = True, level > POINT
            line.paragraph_format.space_before = Pt(8 if level == 1 else 4)
            line.paragraph_format.keep_with_next = True
            line.paragraph_format.first_line_indent = Mm(10)
        case Paragraph(text, italic):
            _text(place, text).runs[0].italic = italic
        case Items(lines):
            for each in lines:
                _text(place, f"- {each}")
        case Table():
            _table(document, place, block)
        case Picture() | Chart():
            _show(document, place, block)
        case PageBreak():
            place.insert_paragraph_before().add_run().add_break(WD_BREAK.PAGE)


def _show(document: Any, place: Any, block: Picture | Chart) -> None:
    line = place.insert_paragraph_before()
    if isinstance(block, Chart):
        line.paragraph_format.space_before = Pt(6)
        add_chart(document, line, block, TEXT_WIDTH)
        return
    line.add_run().add_picture(io.BytesIO(block.png), width=TEXT_WIDTH)
    line._p.xpath(".//wp:docPr")[0].set("descr", block.alt)  # noqa: SLF001 -- no call for it


def _text(place: Any, text: str) -> Any:
    line = place.insert_paragraph_before(text)
    line.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    line.paragraph_format.first_line_indent = Mm(10)
    line.paragraph_format.space_after = Pt(3)
    return line


def _table(document: Any, place: Any, block: Table) -> None:
    if block.caption:
        caption = place.insert_paragraph_before()
        caption.add_run(block.caption).italic = True
        caption.paragraph_format.keep_with_next = True
        caption.paragraph_format.space_before = Pt(6)
    table = document.add_table(rows=1, cols=len(block.headings))
    table.style = "Table Grid"
    table.autofit = False
    shares = block.widths or [1.0] * len(block.headings)
    widths = [int(TEXT_WIDTH * share / sum(shares)) for share in shares]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _row(table.rows[0], block.headings, widths, head=True)
    for cells in block.rows:
        _row(table.add_row(), cells, widths, head=False)
    place._p.addprevious(table._tbl)  # noqa: SLF001 -- tables are made at the end only
    place.insert_paragraph_before().paragraph_format.space_after = Pt(0)


def _row(row: Any, cells: Any, widths: list[int], *, head: bool) -> None:
    marks = row._tr.get_or_add_trPr()  # noqa: SLF001 -- neither has a call
    marks.append(OxmlElement("w:cantSplit"))
    if head:
        repeats = OxmlElement("w:tblHeader")
        repeats.set(qn("w:val"), "true")
        marks.append(repeats)
    for column, (cell, text, width) in enumerate(zip(row.cells, cells, widths, strict=True)):
        cell.width = width
        line = cell.paragraphs[0]
        run = line.add_run(text)
        run.font.size, run.bold = TABLE_SIZE, head
        if head:
            line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif (column and re.match(r"[<>~]?\d", text)) or text in {"–", "-"}:
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _without_dates(content: bytes) -> bytes:
    """The same file with no time of writing in it: one paper is always the same bytes."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in sorted(old.namelist(), key=lambda each: each != "[Content_Types].xml"):
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, old.read(name))
    return stream.getvalue()
