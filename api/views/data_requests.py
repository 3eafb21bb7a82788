"""Requests about one's own data as their pages draw them: the asker's, and the register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import day, exact
from api.language import say
from api.views.lateness import ON_TIME, Lateness, lateness
from api.views.links import address
from casework.calendar.stored import current_calendar
from casework.lists.data_requests import LIMIT, ended_requests, open_requests
from casework.seats import Reading
from workflows.actors import Actor
from workflows.calendar import WorkCalendar
from workflows.data_requests import OUTCOME_LABELS, WISH_LABELS, Outcome, Wish, answer_due
from workflows.permissions import Permission, may
from workflows.words import Label

PATH = "/admin/people/requests"
MEANINGS: Mapping[Wish, Label] = {
    Wish.CORRECT: Label(
        "Nói rõ mục nào sai và cần sửa thành gì.", "Say what is wrong and what is right."
    ),
    Wish.EXPORT: Label(
        "Ngoài tệp tải được ngay ở trên.", "Beside the file above, which is there at once."
    ),
    Wish.ERASE: Label(
        "Tài khoản bị đóng hẳn. Họ tên vẫn còn trong lịch sử vụ việc, vì lịch sử không sửa được.",
        "The account is closed for good. The name stays in the history of cases, which nobody may change.",
    ),
    Wish.OBJECT: Label("Nói rõ không đồng ý với việc gì.", "Say what you object to."),
}


class RequestLine(NamedTuple):
    """One request; ``open`` while it waits, then ``ended`` and ``outcome`` say how it ended."""

    id: int
    person_id: int
    who: str
    wish: str
    words: str
    asked: datetime
    due: str
    late: Lateness
    open: bool
    erases: bool
    outcome: str
    ended: str
    answer: str
    answerer: str
    may_answer: bool


class RegisterView(NamedTuple):
    """All that ``admin/requests.html`` needs; ``failed`` is the request whose answer was refused."""

    open: Sequence[RequestLine]
    ended: Sequence[RequestLine]
    overdue: int
    next_href: str | None
    may_answer: bool
    failed: int | None
    given: Mapping[str, Any]
    errors: Mapping[str, str]


def wishes() -> list[tuple[str, str, str]]:
    """What may be asked, as options."""
    return [(wish.value, say(WISH_LABELS[wish]), say(MEANINGS[wish])) for wish in Wish]


def request_line(
    row: Any, *, calendar: WorkCalendar, now: datetime, actor: Actor | None = None
) -> RequestLine:
    """One row; lateness is that of its end, once it has ended."""
    due = answer_due(row.asked_at, calendar)
    late = lateness(due, now=row.ended_at or now, calendar=calendar)
    is_open = row.ended_at is None
    return RequestLine(
        id=row.id,
        person_id=row.person_id,
        who=row.who,
        wish=say(WISH_LABELS[Wish(row.wish)]),
        words=row.words,
        asked=row.asked_at,
        due=_("trả lời trước hết ngày %(day)s", day=day(due)),
        late=late if is_open or (row.ended_at > due and row.answer) else ON_TIME,
        open=is_open,
        erases=row.wish == Wish.ERASE,
        outcome="" if is_open else say(OUTCOME_LABELS[Outcome(row.outcome)]),
        ended="" if is_open else exact(row.ended_at),
        answer=row.answer or "",
        answerer=row.answerer or "",
        may_answer=is_open and actor is not None and row.person_id != actor.person_id,
    )


def register_view(
    session: Reading,
    actor: Actor,
    *,
    now: datetime,
    before: int | None = None,
    failed: int | None = None,
    given: Mapping[str, Any] | None = None,
    errors: Mapping[str, str] | None = None,
) -> RegisterView:
    """Open ones first, the overdue leading, then those that have ended."""
    calendar = current_calendar(session)
    answers = actor if may(actor, Permission.DATA_REQUEST_ANSWER) else None
    found = ended_requests(session, before=before)
    shown = found[:LIMIT]
    more = len(found) > len(shown)
    waiting = [
        request_line(row, calendar=calendar, now=now, actor=answers)
        for row in (open_requests(session) if before is None else ())
    ]
    return RegisterView(
        open=waiting,
        ended=[request_line(row, calendar=calendar, now=now) for row in shown],
        overdue=sum(1 for line in waiting if line.late.tone == "late"),
        next_href=address(PATH, {}, before=shown[-1].id) if more else None,
        may_answer=answers is not None,
        failed=failed,
        given=given or {},
        errors=errors or {},
    )
