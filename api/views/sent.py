"""After a report is sent: what happens next, and by when, in exact words."""

from __future__ import annotations

from typing import NamedTuple

from flask_babel import gettext as _

from api.language import say
from api.views.lateness import due_words
from api.views.places import in_sentence
from casework.casefile import CaseFile
from casework.models import Unit
from casework.refs import ZONE
from workflows.actors import ROLE_LABELS
from workflows.calendar import WorkCalendar
from workflows.clocks import Clock, ClockKind
from workflows.limits import TimeUnit
from workflows.states import State


class Next(NamedTuple):
    """One step ahead: what, and by when if a clock runs for it."""

    what: str
    by: str


def what_next(file: CaseFile) -> list[Next]:
    """The steps ahead of a fresh report; a case already assessed only tells of the answer."""
    running = {clock.kind: clock for clock in file.clocks() if clock.ended_at is None}
    steps = []
    if file.state.state == State.REPORTED:
        desk, _above = file.desks()
        unit = file.session.get(Unit, desk.unit_id)
        name = f"{say(ROLE_LABELS[desk.role])} {in_sentence(unit.name) if unit else ''}".strip()
        what = _("%(desk)s đọc và phân loại.", desk=name)
        steps.append(Next(what, _by(running.get(ClockKind.STAGE), file.calendar)))
    first = running.get(ClockKind.FIRST_RESPONSE)
    steps.append(Next(_("Có phản hồi lần đầu."), _by(first, file.calendar)))
    steps.append(Next(_("Khi có kết quả, kiểm tra thực tế: đã xong hay chưa xong."), ""))
    return steps


def _by(clock: Clock | None, calendar: WorkCalendar) -> str:
    """``Chậm nhất hết thứ Sáu 11/12/2026``; urgent terms end at an hour."""
    if clock is None:
        return ""
    words = due_words(clock.due_current, calendar)
    if clock.limits[-1].unit is TimeUnit.WORKING_HOUR:
        local = clock.due_current.astimezone(ZONE)
        return str(_("Chậm nhất %(hour)s %(day)s.", hour=f"{local:%H:%M}", day=words))
    return str(_("Chậm nhất hết %(day)s.", day=words))
