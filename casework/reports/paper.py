"""A report as a paper in the Party's layout, drawn from frozen figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from sqlalchemy import select

from casework.models import Case, CaseText, Report, Unit
from casework.papers.blocks import Block, Chart, Heading, Items, Paragraph, Table
from casework.papers.docx import draw
from casework.papers.letterhead import letterhead
from casework.papers.plots import Plot, in_a_paper
from casework.queries import visible_rows
from casework.refs import ZONE
from casework.reports.charted import AGES, ON_TIME, TREND, plots
from casework.reports.tables import GROUPS, Sheet, Tables
from casework.seats import Reading
from casework.units import UnitTree
from workflows.actors import Actor
from workflows.figures.periods import period_of
from workflows.figures.words import Exit
from workflows.types import CASE_TYPES

# A paper is read by people: the rest of a longer list is in the spreadsheet, and that is said.
MOST_LATE_ON_PAPER: Final = 60
CODE_LENGTH: Final = 12
Refs = Mapping[int, tuple[str, str]]


def report_docx(report: Report, tables: Tables, refs: Refs, session: Reading, data: Path) -> bytes:
    """The .docx; BadInput names ``template`` when the office's own cannot be used."""
    unit = session.get_one(Unit, report.unit_id)
    above = session.scalar(select(Unit.name).where(Unit.id == unit.parent_id)) or ""
    head = letterhead(
        "report",
        unit_name=unit.name,
        unit_kind=unit.kind,
        parent_name=above,
        day=report.as_of.astimezone(ZONE).date(),
        subject=subject(report),
        footer=footer(report),
        data=data,
    )
    totals = {name.replace(".", "_"): n for name, n in tables.totals.items()}
    return draw(head, blocks(report, tables, refs), data=data, values={"totals": totals})


def subject(report: Report) -> str:
    """The trích yếu: what the paper is about."""
    if report.ref is not None:
        return f"quá trình xử lý vụ việc {report.ref}"
    about = "tình hình dư luận xã hội và kết quả xử lý các vụ việc"
    if report.type is not None:
        about += f"\nlĩnh vực {CASE_TYPES[report.type].label.vi.lower()}"
    return f"{about}\n{period_of(report.period).label.vi}"


def footer(report: Report) -> str:
    """When the figures were taken, and the fingerprint by which they are known."""
    at = report.as_of.astimezone(ZONE)
    code = (report.sha256 or "")[:CODE_LENGTH]
    return f"Số liệu chốt lúc {at:%H:%M} ngày {at:%d/%m/%Y} (mã bộ số liệu {code})"


def blocks(report: Report, tables: Tables, refs: Refs) -> Iterator[Block]:
    """The body, in the parts of reference/domain.md §7."""
    if report.ref is not None:
        yield Heading("I. Quá trình xử lý")
        yield _table(tables.phases(), (2, 3, 5, 2))
        yield from _words(report, "II")
        return
    totals, say = tables.totals, tables.share
    drawn = plots(tables)
    done = totals.get("done", 0)
    yield Heading("I. Kết quả tiếp nhận")
    yield Paragraph(
        f"Tồn kỳ trước {totals.get('entry.before', 0)} vụ việc; tiếp nhận"
        f" {totals.get('entry.received', 0)} (bổ sung kỳ trước {totals.get('earlier', 0)}); mở lại"
        f" {totals.get('entry.reopened', 0)}; nơi khác chuyển đến {totals.get('entry.referred', 0)}."
        f" Tổng số cần xử lý: {totals.get('to_handle', 0)}."
    )
    yield from _drawn(drawn.get(TREND), (2, 2, 2, 3, 3))
    for group, _label in GROUPS:
        yield _table(tables.grouped(group), (5, 2, 2, 2, 2, 3, 3))
    yield Heading("II. Kết quả xử lý")
    open_ = sum(totals.get(f"exit.{each.value}", 0) for each in (Exit.LATE, Exit.SOON, Exit.AHEAD))
    yield Paragraph(
        f"Đã xử lý {done} vụ việc, đúng hạn ban đầu {say(totals.get('on_time_original', 0), done)},"
        f" đúng hạn kể cả gia hạn {say(totals.get('on_time', 0), done)}. Đang xử lý {open_} vụ việc,"
        f" trong đó trễ hạn {totals.get('exit.open_late', 0)}, sắp trễ hạn"
        f" {totals.get('exit.open_soon', 0)}. Được người phản ánh xác nhận đã xong"
        f" {say(totals.get('outcome.confirmed', 0), done)}; kết thúc dù báo chưa xong"
        f" {totals.get('outcome.disputed', 0)}; chưa có xác nhận"
        f" {totals.get('outcome.unconfirmed', 0)}."
    )
    yield from _drawn(drawn.get(ON_TIME), (5, 2, 2, 2, 3))
    yield from _drawn(drawn.get(AGES), (4, 2, 2, 2))
    yield _table(tables.overview(), (6, 2, 2))
    yield _table(tables.agencies(), (6, 2, 2, 2.5, 2.5, 2.5, 3, 3))
    marks, directives = tables.figures["marks"], tables.figures["directives"]
    yield Heading("III. Điểm nóng")
    yield Paragraph(
        f"Đang theo dõi {tables.figures['hot_spots']}; đưa vào theo dõi trong kỳ"
        f" {marks.get('hot_spot_entered', 0)}; đưa ra {marks.get('hot_spot_left', 0)}."
    )
    yield Heading("IV. Thực hiện ý kiến chỉ đạo")
    yield Paragraph(
        f"Ban hành trong kỳ {directives['given']}; đã thực hiện {directives['closed']}; chưa thực"
        f" hiện {directives['open']}, trong đó quá hạn {directives['overdue']}."
    )
    yield from _words(report, "V")
    yield Heading("Phụ lục. Danh mục vụ việc trễ hạn")
    late = tables.late(refs)
    yield _table(late._replace(rows=late.rows[:MOST_LATE_ON_PAPER]), (4, 7, 5, 3, 3))
    if len(late.rows) > MOST_LATE_ON_PAPER:
        more = len(late.rows) - MOST_LATE_ON_PAPER
        yield Paragraph(f"Còn {more} vụ việc khác, có đủ trong bảng tính kèm theo.", italic=True)


def refs_of(session: Reading, actor: Actor, tree: UnitTree, figures: Mapping[str, Any]) -> Refs:
    """Numbers and titles of the late cases, of those this reader may see today."""
    wanted = [row["case"] for row in figures.get("late", ())]
    found: dict[int, tuple[str, str]] = {}
    for start in range(0, len(wanted), 500):
        rows = session.execute(
            visible_rows(actor, tree, Case.id, Case.ref, CaseText.title).where(
                Case.id.in_(wanted[start : start + 500])
            )
        )
        found |= {row.id: (row.ref, row.title) for row in rows}
    return found


def _words(report: Report, part: str) -> Iterator[Block]:
    yield Heading(f"{part}. Nhận định, kiến nghị")
    for text in (report.remarks, report.proposals):
        lines = [line for line in text.splitlines() if line.strip()]
        if lines:
            yield Items(lines)
    if not (report.remarks or report.proposals):
        yield Paragraph("………")


def _drawn(plot: Plot | None, widths: tuple[float, ...]) -> Iterator[Block]:
    """The chart, unless there is nothing to see in it, and always its table."""
    if plot is None:
        return
    if not plot.is_empty:
        yield Chart(*in_a_paper(plot), plot.height, f"{plot.name}. {plot.words}")
    yield _table(Sheet(plot.name, plot.headings, plot.rows), widths)


def _table(sheet: Sheet, widths: tuple[float, ...]) -> Table:
    rows = [[str(value) for value in row] for row in sheet.rows]
    return Table(sheet.headings, rows, widths, sheet.name)
