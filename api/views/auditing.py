"""The auditors' pages in plain data: who looked, who may do what, who holds what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _
from flask_babel import lazy_gettext as later

from api.filters import day
from api.language import many, say
from api.views.links import address
from casework.access_log import Look
from casework.lists.access import LIMIT, access_entries, subjects
from casework.lists.terms import proposals, terms
from casework.seats import Reading
from workflows.actors import ROLE_LABELS, Role, Standing
from workflows.definition import Action
from workflows.lifecycle import LIFE_CYCLE
from workflows.permissions import GRANTS, Permission

ACCESS, TERMS = "/audit/access", "/audit/terms"
LOOKS: Mapping[str, Any] = {
    Look.CASE: later("%(who)s mở trang của %(case)s"),
    Look.JSON: later("%(who)s đọc %(case)s bằng chương trình"),
    Look.PHOTO: later("%(who)s mở ảnh của %(case)s"),
    Look.FILE: later("%(who)s tải tệp %(what)s"),
    Look.VAULT: later("%(who)s mở két lưu của %(case)s"),
    Look.LOG: later("%(who)s tra nhật ký truy cập %(what)s"),
    Look.MEETING: later("%(who)s mở trang giao ban %(what)s"),
    Look.HOT_SPOT: later("%(who)s mở sổ điểm nóng %(what)s"),
    Look.LEDGER: later("%(who)s mở kết quả của cơ quan %(what)s"),
    Look.OVERVIEW: later("%(who)s mở trang tổng quan %(what)s"),
    Look.REPORT: later("%(who)s mở báo cáo %(what)s"),
}
KINDS: Mapping[str, Any] = {
    Look.CASE: later("Trang vụ việc"),
    Look.JSON: later("Vụ việc, bằng chương trình"),
    Look.PHOTO: later("Ảnh"),
    Look.FILE: later("Tệp tải về"),
    Look.VAULT: later("Két lưu"),
    Look.LOG: later("Nhật ký truy cập"),
    Look.MEETING: later("Giao ban"),
    Look.HOT_SPOT: later("Điểm nóng"),
    Look.LEDGER: later("Kết quả của cơ quan"),
    Look.OVERVIEW: later("Tổng quan"),
    Look.REPORT: later("Báo cáo"),
}
SUBJECTS = frozenset({Look.MEETING, Look.HOT_SPOT, Look.LEDGER, Look.REPORT})
STANDINGS: Mapping[Standing, Any] = {
    Standing.REPORTER: later("Người phản ánh"),
    Standing.CONFIRMER: later("Người được nhờ xác nhận"),
    Standing.COORDINATOR: later("Đầu mối đang giữ việc"),
    Standing.COORDINATOR_ABOVE: later("Đầu mối cấp trên"),
    Standing.DECIDER: later("Nơi quyết định ý kiến không đồng ý"),
    Standing.COMMITTEE: later("Thường trực cấp ủy"),
    Standing.LEAD: later("Cơ quan chủ trì"),
    Standing.SUPPORT: later("Cơ quan phối hợp"),
    Standing.READER: later("Người chỉ đọc"),
    Standing.SYSTEM: later("Hệ thống"),
}


# A permission without words of its own is shown by its name.
PERMISSIONS: Mapping[str, Any] = {
    Permission.ACCOUNT_KEEP: later("Giữ tài khoản của mình"),
    Permission.AGENCY_MANAGE: later("Quản lý cơ quan"),
    Permission.ANCHOR_VIEW: later("Xem mốc lịch sử"),
    Permission.AUDIT_VIEW: later("Xem nhật ký quản trị và lượt truy cập"),
    Permission.BOARD_VIEW: later("Xem bảng quá hạn"),
    Permission.CALENDAR_MANAGE: later("Sửa lịch làm việc"),
    Permission.CALENDAR_VIEW: later("Xem lịch làm việc"),
    Permission.CASE_LIST: later("Xem danh sách vụ việc trong phạm vi của mình"),
    Permission.CASE_REPORT: later("Gửi phản ánh"),
    Permission.CASE_VIEW: later("Mở vụ việc trong phạm vi của mình"),
    Permission.DATA_REQUEST_ANSWER: later("Trả lời yêu cầu về dữ liệu tài khoản"),
    Permission.DATA_REQUEST_VIEW: later("Xem sổ yêu cầu về dữ liệu tài khoản"),
    Permission.DESK_VIEW: later("Xem việc được giao cho cơ quan"),
    Permission.EXPORT_MAKE: later("Xuất danh sách"),
    Permission.INBOX_VIEW: later("Xem việc cần làm của đầu mối"),
    Permission.LETTER_MEND: later("Xử lý thư không gửi được"),
    Permission.MINE_VIEW: later("Xem phản ánh của mình"),
    Permission.NOTICE_READ: later("Đọc thông báo của mình"),
    Permission.PERSON_MANAGE: later("Quản lý tài khoản và vai trò"),
    Permission.POLICY_MANAGE: later("Sửa quy định về thời hạn"),
    Permission.POLICY_VIEW: later("Xem quy định về thời hạn"),
    Permission.TROUBLE_VIEW: later("Thấy trục trặc của hệ thống"),
    Permission.UNIT_MANAGE: later("Quản lý đơn vị"),
}


class AccessLine(NamedTuple):
    """One look in words."""

    at: datetime
    words: str


class AccessView(NamedTuple):
    """All that ``audit/access.html`` needs."""

    rows: Sequence[AccessLine]
    ref: str
    person: str
    kind: str
    kinds: Sequence[tuple[str, str]]
    missing: bool
    next_href: str | None


class PermissionTable(NamedTuple):
    """Permissions by role, and actions of the life cycle by where one stands to the case."""

    roles: Sequence[str]
    permissions: Sequence[tuple[str, Sequence[bool]]]
    actions: Sequence[tuple[str, str, str]]


class TermLine(NamedTuple):
    """A running term."""

    name: str
    seat: str
    term: str
    sessions: str
    locked: bool


class TermsView(NamedTuple):
    """All that ``audit/terms.html`` needs."""

    rows: Sequence[TermLine]
    proposals: Sequence[AccessLine]
    next_href: str | None


def access_view(
    session: Reading,
    asked: Mapping[str, Any],
    *,
    case_id: int | None,
    person_id: int | None,
    missing: bool,
) -> AccessView:
    """A page of the log, newest first; ``missing`` when what was asked for does not exist."""
    found = (
        []
        if missing
        else access_entries(
            session,
            case_id=case_id,
            person_id=person_id,
            kind=asked.get("kind"),
            before=asked.get("before"),
        )
    )
    shown = found[:LIMIT]
    named = subjects(session, shown)
    kept = {name: asked.get(name) for name in ("ref", "person", "kind")}
    return AccessView(
        rows=[AccessLine(row.at, _look(row, named)) for row in shown],
        ref=asked.get("ref", ""),
        person=asked.get("person", ""),
        kind=asked.get("kind", ""),
        kinds=[("", _("Mọi loại")), *((kind, str(words)) for kind, words in KINDS.items())],
        missing=missing,
        next_href=address(ACCESS, kept, before=shown[-1].id) if len(found) > LIMIT else None,
    )


def permission_table() -> PermissionTable:
    """Read from the rules each time, so that it cannot be out of date."""
    return PermissionTable(
        roles=[say(ROLE_LABELS[role]) for role in Role],
        permissions=[
            (str(PERMISSIONS.get(permission, permission.value)), [role in granted for role in Role])
            for permission, granted in sorted(GRANTS.items())
        ],
        actions=[(say(each.label), each.name, _by(each)) for each in LIFE_CYCLE],
    )


def terms_view(session: Reading, *, now: datetime, on: date, after: int | None) -> TermsView:
    """A page of running terms, and the newest proposals."""
    found = terms(session, now=now, on=on, after=after)
    shown = found[:LIMIT]
    return TermsView(
        rows=[_term(row) for row in shown],
        proposals=[AccessLine(row.proposed_at, _proposal(row)) for row in proposals(session)],
        next_href=address(TERMS, {}, after=shown[-1].id) if len(found) > LIMIT else None,
    )


def _look(row: Any, named: Mapping[tuple[str, str], Any]) -> str:
    what = _subject(row, named) if row.kind in SUBJECTS else row.what
    said = {
        "who": row.who or _("Người vận hành máy chủ"),
        "case": row.ref or _("một phản ánh của mình"),
        "what": " · ".join(filter(None, (what, row.about))),
    }
    return (str(LOOKS[row.kind]) % said).strip()


def _subject(row: Any, named: Mapping[tuple[str, str], Any]) -> str:
    """Which one it was, in words as far as it is still there; empty for the page that lists all."""
    if row.what is None:
        return ""
    found = named.get((row.kind, row.what))
    if found is None:
        return str(_("số %(number)s", number=row.what))
    if row.kind == Look.MEETING:
        return str(_("kỳ %(day)s · %(unit)s", day=day(found.turn_on), unit=found.name))
    return f"{found.period} · {found.name}" if row.kind == Look.REPORT else str(found.name)


def _by(action: Action) -> str:
    return ", ".join(str(STANDINGS[each]) for each in Standing if each in action.by)


def _term(row: Any) -> TermLine:
    ends = _("chưa định ngày kết thúc") if row.ends_on is None else day(row.ends_on)
    return TermLine(
        name=row.name,
        seat=_seat(row),
        term=f"{day(row.starts_on)} – {ends}",
        sessions=many("%(num)s nơi đang đăng nhập", row.sessions) if row.sessions else "",
        locked=not row.active,
    )


def _proposal(row: Any) -> str:
    said = {"asker": row.asker, "name": row.name, "seat": _seat(row), "decider": row.decider}
    if row.granted is None:
        return str(_("%(asker)s đề nghị giao %(name)s vai trò %(seat)s; đang chờ duyệt", **said))
    if row.granted:
        return str(
            _("%(asker)s đề nghị giao %(name)s vai trò %(seat)s; %(decider)s đã duyệt", **said)
        )
    return str(
        _("%(asker)s đề nghị giao %(name)s vai trò %(seat)s; %(decider)s không duyệt", **said)
    )


def _seat(row: Any) -> str:
    return f"{say(ROLE_LABELS[Role(row.role)])} · {row.place}"
