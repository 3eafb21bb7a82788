"""The words of a letter: its subject by who reads it, and its text (words.md, mail.*)."""

from __future__ import annotations

from typing import Final, NamedTuple

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from casework.notify.contents import Contents, Line
from casework.resources import resource
from workflows.words import Label

NEWS = Label("Có cập nhật mới", "There is news")
AGENCY = Label("{n} vụ việc sắp đến hạn, {m} quá hạn", "Cases due soon: {n}, overdue: {m}")
COMMITTEE = Label("{m} vụ việc quá hạn cần chỉ đạo", "Overdue cases that need a decision: {m}")
OFFICE = Label("{all} vụ việc có cập nhật mới", "Cases with news: {all}")
URGENT = Label("Khẩn: {all} vụ việc có cập nhật mới", "Urgent: cases with news: {all}")
HOT_SPOT = Label("Khẩn: điểm nóng {no}", "Urgent: hot spot {no}")
HOT_SPOT_DIRECT = Label(
    "Khẩn: điểm nóng {no} cần chỉ đạo", "Urgent: hot spot {no} needs a decision"
)

ROLES = Label("{deeds} thay đổi về vai trò của người dùng", "Changes of people's roles: {deeds}")
ANCHOR = Label("Mã neo lịch sử vụ việc {anchor}", "Anchor of the case history {anchor}")

WORDS: Final = {
    "anchor": Label(
        "Mã neo của toàn bộ lịch sử vụ việc đến ngày gửi thư. Xin giữ thư này: về sau, đối chiếu mã"
        " sẽ biết lịch sử có bị sửa hay không.",
        "The anchor of the whole case history up to the day of this letter. Please keep this letter: comparing"
        " the anchor later tells whether the history was changed.",
    ),
    "sign_in": Label("Đăng nhập để xem.", "Sign in to read it."),
    "roles": Label(
        "Có vai trò được đề nghị, duyệt, không duyệt hoặc kết thúc: xem Nhật ký quản trị.",
        "Roles were proposed, granted, refused or ended: see the administration's log.",
    ),
    "other_news": Label("Ngoài ra có cập nhật khác.", "There is other news too."),
    "overdue": Label("Quá hạn", "Overdue"),
    "soon": Label("Sắp đến hạn", "Due soon"),
    "rest": Label("Cập nhật khác", "Other news"),
    "hot_spot": Label("Điểm nóng", "Hot spot"),
    "due": Label("Hạn xử lý", "Due"),
    "no_due": Label("không có hạn đang chạy", "no running due date"),
    "open": Label("Mở Sổ vụ việc", "Open the case service"),
    "footer": Label(
        "Thư tự động của Sổ vụ việc, xin không trả lời. Đổi cách nhận trong mục Thông báo.",
        "Sent by the case service; please do not answer. Change this under Notifications.",
    ),
}
GROUPS: Final = (("overdue", "overdue"), ("soon", "soon"), ("", "rest"))

_TEMPLATES = Environment(
    loader=FileSystemLoader(resource("templates") / "mail"),
    undefined=StrictUndefined,
    autoescape=select_autoescape(["html"]),
    trim_blocks=True,
    lstrip_blocks=True,
)


class Written(NamedTuple):
    """A letter in words."""

    subject: str
    text: str
    html: str


def write(what: Contents, *, public_url: str) -> Written:
    """The letter in its reader's language; links lead to ``public_url`` and to nowhere else."""
    subject = _subject(what)
    around = {
        "subject": subject,
        "language": what.language,
        "words": {name: label.say(what.language) for name, label in WORDS.items()},
        "groups": _groups(what.lines),
        "other_news": what.other_news,
        "anchor": what.anchor,
        "deeds": what.deeds,
        "public_url": public_url,
    }
    text, html = (
        _TEMPLATES.get_template(f"letter.{kind}").render(around) for kind in ("txt", "html")
    )
    return Written(subject, text, html)


def _subject(what: Contents) -> str:
    overdue, soon = what.count("overdue"), what.count("soon")
    if what.anchor:
        return ANCHOR.say(what.language).format(anchor=what.anchor[:16])
    numbers = {"n": soon, "m": overdue, "all": len(what.lines), "no": "", "deeds": what.deeds}
    if what.lines and what.at_once and what.lines[0].hot_spot:
        numbers["no"] = what.lines[0].ref
        label = HOT_SPOT_DIRECT if what.committee else HOT_SPOT
    elif not what.lines:
        label = ROLES if what.deeds else NEWS
    elif what.at_once:
        label = URGENT
    elif what.committee and overdue:
        label = COMMITTEE
    elif what.agency and (overdue or soon):
        label = AGENCY
    else:
        label = OFFICE
    return label.say(what.language).format(**numbers)


def _groups(lines: tuple[Line, ...]) -> list[tuple[str, list[Line]]]:
    found = [(word, [each for each in lines if each.lateness == kind]) for kind, word in GROUPS]
    return [(word, group) for word, group in found if group]
