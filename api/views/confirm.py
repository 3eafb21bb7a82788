"""The question to a witness: what was, what was told, and whether it is really fixed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from flask_babel import gettext as _

from api.filters import day
from api.language import say
from api.views.places import in_sentence
from casework.casefile import CaseFile
from casework.lists.asked import Told, told
from casework.lists.attachments import Photo, photos_of
from casework.models import CaseText, Unit
from workflows.actors import Actor
from workflows.choices import CHANNEL_LABELS, Channel
from workflows.states import State, Verification

ANSWERS = ("confirm", "dispute")
WAITS_OR_WAITED = frozenset({State.FEEDBACK.value, State.CLOSED.value})
Shown = dict[str, str]


class ConfirmPage(NamedTuple):
    """All that somebody asked to confirm may see of a case, and what they may answer."""

    ref: str
    title: str
    place: str
    told: str
    told_how: str
    before: list[Shown]
    after: list[Shown]
    answers: frozenset[str]
    note: str
    version: int
    values: Mapping[str, str]
    errors: Mapping[str, str]


def confirm_page(
    file: CaseFile, actor: Actor, values: Mapping[str, str], errors: Mapping[str, str]
) -> ConfirmPage:
    """From the file; the report's own text is left out, because a confirmer need not know it."""
    text = file.session.get(CaseText, file.row.id)
    unit = file.session.get(Unit, file.state.place_unit_id)
    photos = photos_of(file.session, file.row.id)
    waits = file.state.state in WAITS_OR_WAITED
    said = told(file.session, file.row.id) if waits else None
    return ConfirmPage(
        ref=file.row.ref,
        title=text.title if text else "",
        place=", ".join(
            part for part in (text and text.place, unit and in_sentence(unit.name)) if part
        ),
        told=said.words if said else "",
        told_how=_how(said) if said else "",
        before=[_shown(p, _("Ảnh trước khi xử lý")) for p in photos if p.moment == "before"],
        after=[_shown(p, _("Ảnh sau khi xử lý")) for p in photos if p.moment == "after"],
        answers=frozenset(action.name for action in file.possible(actor)) & set(ANSWERS),
        note=_note(file),
        version=file.row.version,
        values=values,
        errors=errors,
    )


def _how(said: Told) -> str:
    """``Họp dân · Thôn Đông · 02/03/2026``."""
    told_on = day(date.fromisoformat(said.told_on))
    return " · ".join(
        part for part in (say(CHANNEL_LABELS[Channel(said.channel)]), said.group, told_on) if part
    )


def _shown(photo: Photo, alt: str) -> Shown:
    address = f"/attachments/{photo.token}"
    return {"href": address, "thumb": f"{address}/thumb", "alt": alt}


def _note(file: CaseFile) -> str:
    """Where it stands, if it is not simply waiting for an answer."""
    case = file.state
    if case.disputed:
        return str(_("Đã báo chưa xong, đầu mối đang quyết định. Nếu nay đã xong, hãy xác nhận."))
    if case.state == State.FEEDBACK:
        return ""
    if case.verification == Verification.CONFIRMED:
        return str(_("Đã kết thúc: xác nhận đã xong. Không cần trả lời nữa."))
    if case.state == State.CLOSED:
        return str(_("Đã kết thúc. Không còn nhận trả lời ở đây."))
    return str(_("Việc này hiện không chờ xác nhận. Khi cần, đồng chí sẽ nhận thông báo."))
