"""What each clock of a case is called."""

from __future__ import annotations

from collections.abc import Mapping

from flask_babel import gettext as _

from api.language import say
from workflows.clocks import Clock, ClockKind
from workflows.statutory import STATUTORY_TERMS
from workflows.words import Label

KINDS: Mapping[ClockKind, Label] = {
    ClockKind.CASE: Label("Toàn bộ quá trình", "Whole process"),
    ClockKind.FIRST_RESPONSE: Label("Phản hồi lần đầu", "First response"),
    ClockKind.CUSTODY: Label("Thời gian giữ", "Time at this desk"),
    ClockKind.STAGE: Label("Bước hiện tại", "Present step"),
    ClockKind.CHECK: Label("Kiểm tra thực tế", "First check on the spot"),
    ClockKind.STATUS: Label("Báo tiến độ", "Status note"),
    ClockKind.LAPSE: Label("Chờ xác nhận", "Waiting for confirmation"),
    ClockKind.DISPUTE: Label("Quyết định khi báo chưa xong", "Decision on “not fixed”"),
    ClockKind.OBJECTION: Label("Trả lời ý kiến không đồng ý", "Answer to the objection"),
    ClockKind.DIRECTIVE: Label("Ý kiến chỉ đạo", "Directive"),
    ClockKind.STATUTORY: Label("Thời hạn giải quyết theo luật", "Statutory term"),
}
# The stage is named after what has to be done in it.
STAGES: Mapping[str, Label] = {
    "reported": Label("Phân loại", "Assess"),
    "assessed": Label("Giao xử lý", "Assign"),
    "assigned": Label("Nhận xử lý", "Accept"),
    "in_progress": Label("Xử lý và báo kết quả", "Handle and give the result"),
    "resolved": Label("Phản hồi tới người dân", "Give feedback"),
}


def clock_name(clock: Clock) -> str:
    """``Nhận xử lý``, ``Ý kiến chỉ đạo số 2``; the cycle is added from the second on."""
    name = name_of(clock.kind, clock.name)
    if clock.cycle > 1:
        return str(_("%(name)s (xử lý lần %(n)s)", name=name, n=clock.cycle))
    return name


def name_of(kind: ClockKind, name: str) -> str:
    """The same without the cycle, for a clock of which only kind and name are known."""
    if kind is ClockKind.STAGE:
        return say(STAGES[name])
    if kind is ClockKind.DIRECTIVE:
        return str(_("Ý kiến chỉ đạo số %(n)s", n=name.rpartition("_")[2]))
    if kind is ClockKind.STATUTORY and name in STATUTORY_TERMS:
        return say(STATUTORY_TERMS[name].label)
    return say(KINDS[kind])
