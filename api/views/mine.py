"""A collaborator's own cases and what is asked of them, in plain data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.filters import ago, day, exact
from api.timeline import notice_sentence
from api.views.places import in_sentence
from api.views.states import Chip, state_chip, verification_chip
from casework.recording import WITNESSES
from workflows.actors import Standing
from workflows.types import CASE_TYPES

DAY_ONLY = WITNESSES | {Standing.SYSTEM}


class Moment(NamedTuple):
    """When, in words and exactly; both the day alone where the hour could betray somebody."""

    relative: str
    exact: str


class OwnCase(NamedTuple):
    """One line of the list."""

    href: str
    title: str
    place: str
    ref: str
    state: Chip
    verification: Chip | None
    cycle: int
    urgent: bool
    last: str
    when: Moment
    answer: str


class Ask(NamedTuple):
    """A question to this person, and until when an answer counts."""

    href: str
    title: str
    place: str
    until: str


# The one who sent it reads some things otherwise than those who must act on them.
TO_THE_REPORTER: Mapping[str, Any] = {
    "reported": later("Đã gửi. Chờ đầu mối phân loại."),
    "referred_up": later("Đã chuyển cấp trên."),
    "referred_down": later("Đã chuyển cấp dưới."),
    "resolved": later("Cơ quan đã báo kết quả."),
    "objected": later("Đã gửi ý kiến không đồng ý, chờ quyết định."),
    "attached": later("Đã thêm ảnh."),
    "noted": later("Đã ghi chú."),
}


def own_case(row: Any, answers: Mapping[str, str]) -> OwnCase:
    """A row of ``casework.lists.mine``."""
    said = TO_THE_REPORTER.get(row.kind) or notice_sentence(row.kind, row.body)
    return OwnCase(
        href=f"/cases/{row.ref}",
        title=row.title,
        place=place_words(row),
        ref=row.ref,
        state=state_chip(row),
        verification=verification_chip(row),
        cycle=row.cycle,
        urgent=row.urgent,
        last=str(said),
        when=moment(row.at, row.standing, row.type),
        answer=answers.get(row.ref, ""),
    )


def ask(row: Any) -> Ask:
    """A row of ``casework.lists.asked``."""
    until = (
        _("Trả lời chậm nhất hết ngày %(day)s.", day=day(row.answer_by)) if row.answer_by else ""
    )
    return Ask(f"/cases/{row.ref}/confirm", row.title, place_words(row), until)


def place_words(row: Any) -> str:
    """``Kênh tiêu thôn Đông, xã Suối Mây``."""
    return f"{row.place}, {in_sentence(row.place_unit)}"


def moment(at: datetime, standing: str, case_type: str) -> Moment:
    """When an event was: only the day for what witnesses and the system did, and on sensitive cases.

    An hour may tell who was there, and so who spoke; a rung climbed two working hours after an
    urgent report would tell the hour of the report (design §6).
    """
    if standing in DAY_ONLY or CASE_TYPES[case_type].sensitive:
        return Moment(day(at), day(at))
    return Moment(ago(at), exact(at))
