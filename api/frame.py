"""What every page shows around its content: navigation, who is signed in, unread notices."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask import Flask, g, request
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_login import current_user
from sqlalchemy import func, select

from api.language import language, say
from api.session import current_actor, today
from api.views.calendar import unannounced
from casework.calendar.stored import NEWEST, calendar_of
from casework.database import db
from casework.models import Agency, Notice, Unit
from casework.purpose import purpose
from casework.troubles import troubles
from workflows.actors import ROLE_LABELS, Role
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
    Place(Permission.HOT_SPOT_VIEW, lazy_gettext("Điểm nóng"), "/hot-spots"),
    Place(Permission.DIRECTIVE_VIEW, lazy_gettext("Chỉ đạo"), "/directives"),
    Place(Permission.MEETING_VIEW, lazy_gettext("Giao ban"), "/meetings"),
    Place(Permission.COVERAGE_VIEW, lazy_gettext("Tổ và địa bàn"), "/coverage"),
    Place(Permission.CASE_LIST, lazy_gettext("Vụ việc"), "/cases"),
    Place(Permission.LEDGER_VIEW, lazy_gettext("Kết quả của cơ quan"), "/ledger"),
    Place(Permission.REPORT_MAKE, lazy_gettext("Báo cáo"), "/reports"),
    Place(Permission.PERSON_MANAGE, lazy_gettext("Người dùng"), "/admin/people"),
    Place(Permission.AGENCY_MANAGE, lazy_gettext("Cơ quan"), "/admin/agencies"),
    Place(Permission.AUDIT_VIEW, lazy_gettext("Nhật ký quản trị"), "/audit"),
    Place(Permission.UNIT_MANAGE, lazy_gettext("Đơn vị"), "/admin/units"),
    Place(Permission.CALENDAR_MANAGE, lazy_gettext("Lịch làm việc"), "/calendar"),
    Place(Permission.POLICY_MANAGE, lazy_gettext("Quy định về thời hạn"), "/policies"),
    Place(Permission.PERSON_MANAGE, lazy_gettext("Thư không gửi được"), "/letters"),
)
# What one only looks up, in the menu of whoever does not have it among their places.
REFERENCES = (
    Place(Permission.CALENDAR_VIEW, lazy_gettext("Lịch làm việc"), "/calendar"),
    Place(Permission.POLICY_VIEW, lazy_gettext("Quy định về thời hạn"), "/policies"),
    Place(Permission.ANCHOR_VIEW, lazy_gettext("Mốc lịch sử"), "/anchors"),
)
# The collaborator's list of cases is the home page; a second list would only confuse.
HIDDEN_FROM_COLLABORATORS = "/cases"
# Whoever plans by the calendar, or keeps it, is told when it is not official yet.
PLANNERS = frozenset({Role.ADMIN, Role.COORDINATOR})
# The Government announces a year's days off late in the year before.
ANNOUNCED_FROM = 11


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


def references() -> list[Place]:
    """What this person may look up and does not find in the navigation."""
    actor, known = current_actor(), {place.href for place in places()}
    return [each for each in REFERENCES if may(actor, each.permission) and each.href not in known]


def frame() -> dict[str, Any]:
    """The variables that layout.html knows."""
    shown: dict[str, Any] = {
        "language": language(),
        "nav": [],
        "viewer": None,
        "unread": 0,
        "banners": [],
        "references": [],
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
        shown["references"] = references()
        role, shown["unread"], calendar_version = _role_unread_and_calendar()
        shown["viewer"] = {"id": current_user.id, "name": current_user.name, "role": role}
        shown["banners"] += [("provisional", said) for said in _provisional(calendar_version)]
        if may(current_actor(), Permission.TROUBLE_VIEW) and _is_a_place(request.path):
            shown["banners"] += [("warning", line)] if (line := trouble_line()) else []
    if is_demo():
        words = lazy_gettext(
            "Bản dùng thử với số liệu giả định. Tỉnh và mọi người đều không có thật."
        )
        shown["banners"].append(("demo", words))
    g.framed = shown
    return shown


def _is_a_place(path: str) -> bool:
    """A page of the navigation: the pages within it need not ask again."""
    return any(place.href == path for place in PLACES)


def trouble_line() -> str:
    """What /health/ready says, as one sentence; empty when all is well."""
    found = troubles().values()
    if not found:
        return ""
    what = "; ".join(say(trouble) for trouble in found)
    return str(_("Dịch vụ đang có trục trặc: %(what)s.", what=what))


def is_demo() -> bool:
    """Whether this database was created as a demo."""
    return purpose() == "demo"


def _provisional(version: int | None) -> list[str]:
    """A warning for the running year, and from November on for the next, while not announced."""
    if version is None or not current_actor().roles & PLANNERS:
        return []
    calendar, on = calendar_of(db.session, version), today()
    near = (on.year, on.year + 1) if on.month >= ANNOUNCED_FROM else (on.year,)
    return [said for year in near if (said := unannounced(calendar, year, since=on))]


def _role_unread_and_calendar() -> tuple[str, int, int | None]:
    """``Đầu mối · Xã Suối Mây`` for the first seat, with the agency where there is one, how many
    notices wait, and the newest calendar: one question for all, since every page asks it.
    """
    actor = current_actor()
    unread = (
        select(func.count())
        .select_from(Notice)
        .where(Notice.person_id == actor.person_id, Notice.read_at.is_(None))
        .scalar_subquery()
    )
    newest = NEWEST.scalar_subquery()
    if not actor.seats:
        waiting, version = db.session.execute(select(unread, newest)).one()
        return "", waiting, version
    seat = actor.seats[0]
    where = (
        select(Unit.name).where(Unit.id == seat.unit_id)
        if seat.agency_id is None
        else select(Agency.name).where(Agency.id == seat.agency_id)
    )
    found = db.session.execute(select(where.scalar_subquery(), unread, newest)).one()
    name, waiting, version = found
    return f"{say(ROLE_LABELS[seat.role])} · {name}", waiting, version
