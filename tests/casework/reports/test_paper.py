"""A report as a paper."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document

from casework.database import db
from casework.papers.blocks import Chart, Table
from casework.reports.paper import blocks, refs_of, report_docx, subject
from casework.reports.tables import Tables
from casework.units import read_tree
from tests.casework.reports.conftest import MakeReport
from tests.cast import Cast
from tests.packages import faults


def paper(make: MakeReport, cast: Cast, folder: Path, **more: object) -> tuple[str, str]:
    """All its text, and its foot."""
    report = make(**more)
    tables = Tables(report.figures or {}, report.names or {})
    frank, tree = cast.actor("frank"), read_tree(db.session)
    refs = refs_of(db.session, frank, tree, report.figures or {})
    document = Document(io.BytesIO(report_docx(report, tables, refs, db.session, folder)))
    cells = [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    text = "\n".join([*(line.text for line in document.paragraphs), *cells])
    return text, document.sections[0].footer.paragraphs[0].text


def test_the_paper_has_the_parts_of_a_periodic_report(
    make: MakeReport, cast: Cast, refs: dict[str, str], tmp_path: Path
) -> None:
    text, foot = paper(make, cast, tmp_path)
    for part in (
        "ĐẢNG BỘ TỈNH AN MINH",
        "tháng 3 năm 2026",
        "I. Kết quả tiếp nhận",
        "Tồn kỳ trước 2 vụ việc; tiếp nhận 11",
        "II. Kết quả xử lý",
        "80% · 4/5",
        "III. Điểm nóng",
        "IV. Thực hiện ý kiến chỉ đạo",
        "V. Nhận định, kiến nghị",
        refs["C"],
    ):
        assert part in text, part
    assert foot.startswith("Số liệu chốt lúc 00:00 ngày 01/04/2026 (mã bộ số liệu ")


def test_the_paper_has_charts_each_before_its_table(
    make: MakeReport, cast: Cast, refs: dict[str, str], tmp_path: Path
) -> None:
    report = make()
    drawn = list(blocks(report, Tables(report.figures or {}, report.names or {}), {}))
    charts = [n for n, each in enumerate(drawn) if isinstance(each, Chart)]
    tables = [drawn[n + 1] for n in charts]
    assert [each.caption for each in tables if isinstance(each, Table)] == [
        "Theo tháng", "Đúng hạn theo lĩnh vực", "Tuổi của việc đang xử lý",
    ]  # fmt: skip
    alts = [each.alt for each in drawn if isinstance(each, Chart)]
    assert alts[2] == "Tuổi của việc đang xử lý. Đang xử lý 7 việc, trong đó trễ hạn 1."
    content = report_docx(
        report, Tables(report.figures or {}, report.names or {}), {}, db.session, tmp_path
    )
    assert faults(content) == []


def test_one_case_is_a_short_paper(
    make: MakeReport, cast: Cast, refs: dict[str, str], tmp_path: Path
) -> None:
    text, _foot = paper(make, cast, tmp_path, ref=refs["B"])
    assert f"vụ việc {refs['B']}" in text
    assert "Đã báo kết quả" in text
    assert "II. Nhận định, kiến nghị" in text


def test_a_theme_is_named(make: MakeReport) -> None:
    assert "lĩnh vực" in subject(make(type_slug="other"))
