"""What a late case has been through, as lines below its own: pauses, extensions, returns, old lateness."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from flask_babel import gettext as _

from api.filters import day
from api.language import many, say
from api.sentences.clocks import name_of
from casework.lists.earlier import Earlier, Happened, WasLate
from workflows.choices import PAUSE_LABELS, PauseCategory
from workflows.clocks import ClockKind


def earlier_lines(found: Earlier) -> Iterator[str]:
    """In the order of time, lateness first: it is what the board is about."""
    yield from map(_was_late, found.late)
    yield from (f"{_head(each)}{_reason(each)}." for each in found.happened)


def _was_late(each: WasLate) -> str:
    name = name_of(ClockKind(each.kind), each.name)
    if each.cycle > 1:
        name = _("%(name)s (xử lý lần %(n)s)", name=name, n=each.cycle)
    return many("Đã từng quá hạn %(num)s ngày làm việc: %(name)s.", each.days, name=name)


def _head(each: Happened) -> str:
    at = day(each.at)
    if each.kind == "paused":
        review = day(date.fromisoformat(each.body["review_on"]))
        why = say(PAUSE_LABELS[PauseCategory(each.body["category"])])
        return str(
            _("Dừng tính hạn từ %(at)s đến %(until)s: %(why)s", at=at, until=review, why=why)
        )
    if each.kind == "returned":
        if each.agency:
            return str(_("%(agency)s trả lại ngày %(at)s", agency=each.agency, at=at))
        return str(_("Trả lại ngày %(at)s", at=at))
    n = each.body["days"]
    if each.kind == "extension_asked":
        return many("Đề nghị gia hạn %(num)s ngày làm việc ngày %(at)s", n, at=at)
    if each.body["granted"]:
        return many("Đồng ý gia hạn %(num)s ngày làm việc ngày %(at)s", n, at=at)
    return str(_("Không đồng ý gia hạn ngày %(at)s", at=at))


def _reason(each: Happened) -> str:
    """Inside the sentence; the writer's own full stop would be one too many."""
    return f" – {each.reason.strip().rstrip('.')}" if each.reason.strip() else ""
