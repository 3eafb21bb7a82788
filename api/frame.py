"""What every page shows around its content: navigation, who is signed in, unread notices."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Flask, current_app, g, request
from flask_babel import lazy_gettext
from flask_login import current_user
from sqlalchemy import func, select

from api.language import language, say
from api.session import current_actor
from casework.database import db
from casework.models import Agency, DatabaseMark, Notice, Unit
from workflows.actors import ROLE_LABELS
from workflows.permissions import Permission, may


class Place(NamedTuple):
    """An entry of the navigation: shown to whoever holds the permission."""

    permission: Permission
    label: Any
    href: str


PLACES = (
    Place(Permission.MINE_VIEW, lazy_gettext("Phản ánh của tôi"), "/mine"),
    Place(Permission.INBOX_VIEW, lazy_gettext("Việc cần làm"), "/inbox"),
    Place(Permission.DESK_VIEW, lazy_gettext("Việc được giao"), "/desk"),
    Place(Permission.BOARD_VIEW, lazy_gettext("Quá hạn"), "/board"),
    Place(Permission.CASE_LIST, lazy_gettext("Vụ việc"), "/cases"),
    Place(Permission.PERSON_MANAGE, lazy_gettext("Người dùng"), "/admin/people"),
    Place(Permission.AGENCY_MANAGE, lazy_gettext("Cơ quan"), "/admin/agencies"),
    Place(Permission.UNIT_MANAGE, lazy_gettext("Đơn vị"), "/admin/units"),
)
# The collaborator's list of cases is the home page; a second list would only confuse.
HIDDEN_FROM_COLLABORATORS = "/cases"


def install(app: Flask) -> None:
    """Give every template its frame."""
    app.context_processor(frame)


def home() -> str:
    """Where a person begins: the first place they may go."""
    return next((place.href for place in places()), "/notifications")


def places() -> list[Place]:
    """The places this person may go, in order."""
    actor = current_actor()
    found = [place for place in PLACES if may(actor, place.permission)]
    if found and found[0].permission is Permission.MINE_VIEW and len(actor.roles) == 1:
        return [place for place in found if place.href != HIDDEN_FROM_COLLABORATORS]
    return found


def frame() -> dict[str, Any]:
    """The variables that layout.html knows."""
    shown: dict[str, Any] = {
        "language": language(),
        "nav": [],
        "viewer": None,
        "unread": 0,
        "banners": [],
    }
    if "framed" in g:  # an error page within a page must not ask the database again
        return {**shown, **g.framed}
    if current_user.is_authenticated:
        shown["nav"] = [
            {
                "label": place.label,
                "href": place.href,
                "current": request.path.startswith(place.href),
                "count": None,
            }
            for place in places()
        ]
        role, shown["unread"] = _role_and_unread()
        shown["viewer"] = {"id": current_user.id, "name": current_user.name, "role": role}
    if is_demo():
        words = lazy_gettext(
            "Bản dùng thử với số liệu giả định. Tỉnh và mọi người đều không có thật."
        )
        shown["banners"] = [("demo", words)]
    g.framed = shown
    return shown


def is_demo() -> bool:
    """Whether this database was created as a demo; read once a process, since it never changes."""
    kept = current_app.extensions
    if "casework_purpose" not in kept:
        kept["casework_purpose"] = db.session.scalar(select(DatabaseMark.purpose))
    return bool(kept["casework_purpose"] == "demo")


def _role_and_unread() -> tuple[str, int]:
    """``Đầu mối · Xã Suối Mây`` for the first seat, with the agency where there is one, and how
    many notices wait: one question for both, since every page asks it.
    """
    actor = current_actor()
    unread = (
        select(func.count())
        .select_from(Notice)
        .where(Notice.person_id == actor.person_id, Notice.read_at.is_(None))
        .scalar_subquery()
    )
    if not actor.seats:
        return "", db.session.scalar(select(unread)) or 0
    seat = actor.seats[0]
    where = (
        select(Unit.name).where(Unit.id == seat.unit_id)
        if seat.agency_id is None
        else select(Agency.name).where(Agency.id == seat.agency_id)
    )
    name, waiting = db.session.execute(select(where.scalar_subquery(), unread)).one()
    return f"{say(ROLE_LABELS[seat.role])} · {name}", waiting
