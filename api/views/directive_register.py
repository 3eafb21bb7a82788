"""The register of directives as its template draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.filters import day
from api.views.board_filters import FilterLink
from api.views.counted import counted
from api.views.lateness import Lateness, due_words, lateness
from api.views.links import address
from casework.lists.directives import ANSWERED, CLOSED, LATE, OPEN, Share, Words
from workflows.calendar import WorkCalendar

PATH = "/directives"
STATUS_WORDS = {
    OPEN: later("Chưa thực hiện"),
    LATE: later("Quá hạn"),
    ANSWERED: later("Đã trả lời, chờ kết luận"),
    CLOSED: later("Đã thực hiện"),
}


class DirectiveRow(NamedTuple):
    """One line; ``promised`` marks what was promised to people, empty texts are not shown."""

    ref: str
    href: str
    title: str
    name: str
    promised: bool
    text: str
    owner: str
    given: str
    due: str
    late: Lateness
    status: str
    answer: str
    answered: str
    closing: str


class ShareRow(NamedTuple):
    """An owner's figures; the rate is fulfilled of those closed or due."""

    name: str
    href: str
    fulfilled: int
    due: int
    in_time: int
    overdue: int
    not_due: int


def directive_rows(
    rows: Sequence[Any],
    words: Mapping[tuple[int, int], Words],
    *,
    calendar: WorkCalendar,
    now: datetime,
) -> list[DirectiveRow]:
    """The lines of a page of ``casework.lists.directives``."""
    return [_row(row, words.get((row.case_id, row.number), NOTHING), calendar, now) for row in rows]


def status_links(counts: Mapping[str, int], asked: Mapping[str, Any]) -> list[FilterLink]:
    """Each status with its count; choosing what is chosen lets go of it."""
    base = {name: value for name, value in asked.items() if name != "page"}
    chosen = asked.get("status")
    return [
        FilterLink(
            str(label),
            counted(counts[status]),
            address(PATH, base, status=None if status == chosen else status),
            status == chosen,
        )
        for status, label in STATUS_WORDS.items()
    ]


def share_rows(shares: Sequence[Share]) -> list[ShareRow]:
    """Who was told to do how much, and did it."""
    return [
        ShareRow(
            name=share.name,
            href=address(PATH, {}, agency=share.agency_id, unit=share.unit_id),
            fulfilled=share.fulfilled,
            due=share.fulfilled + share.overdue,
            in_time=share.in_time,
            overdue=share.overdue,
            not_due=share.not_due,
        )
        for share in shares
    ]


def directive_name(number: int, *, promised: bool) -> str:
    """``Chỉ đạo số 2``, or ``Cam kết số 2`` for what was promised in a dialogue."""
    if promised:
        return str(_("Cam kết số %(n)s", n=number))
    return str(_("Chỉ đạo số %(n)s", n=number))


def _row(row: Any, words: Words, calendar: WorkCalendar, now: datetime) -> DirectiveRow:
    return DirectiveRow(
        ref=row.ref,
        href=f"/cases/{row.ref}",
        title=row.title,
        name=directive_name(row.number, promised=words.promised),
        promised=words.promised,
        text=words.text,
        owner=row.owner,
        given=day(row.started_at),
        due=due_words(row.due_current, calendar),
        late=lateness(row.due_current, now=now, calendar=calendar)
        if row.ended_at is None
        else Lateness("none", "", ""),
        status=_status(row),
        answer=words.answer,
        answered=day(words.answered_at) if words.answered_at else "",
        closing=words.closing,
    )


def _status(row: Any) -> str:
    if row.ended_at is not None:
        if row.days_late:
            return str(_("Đã thực hiện, muộn %(n)s ngày làm việc", n=row.days_late))
        return str(STATUS_WORDS[CLOSED])
    return str(STATUS_WORDS[ANSWERED] if row.answered else STATUS_WORDS[OPEN])


NOTHING = Words("", None, "", None, "")
