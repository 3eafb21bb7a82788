"""What is held about the own account: as its page draws it, and as a file to take away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.device import DEVICES
from api.filters import day, exact
from api.language import many, say
from api.views.admin import seat_words, term
from api.views.data_requests import RequestLine, request_line, wishes
from casework.access_log import Look
from casework.calendar.stored import current_calendar
from casework.lists.own_data import OwnData, own_data
from casework.notify.channels import name_of
from casework.seats import Reading
from workflows.actors import Actor


class OwnDataView(NamedTuple):
    """All that ``account/data.html`` needs: facts by heading, and the requests."""

    facts: Sequence[tuple[str, Sequence[str]]]
    requests: Sequence[RequestLine]
    wishes: Sequence[tuple[str, str, str]]
    given: Mapping[str, Any]
    errors: Mapping[str, str]


def own_data_view(
    session: Reading,
    actor: Actor,
    *,
    given: Mapping[str, Any],
    errors: Mapping[str, str],
    now: datetime,
) -> OwnDataView:
    """Of whoever asks; what was typed into the form stands there again when it was refused."""
    held = own_data(session, actor, now=now)
    calendar = current_calendar(session)
    return OwnDataView(
        facts=[(heading, lines) for heading, lines in _facts(held) if lines],
        requests=[request_line(row, calendar=calendar, now=now) for row in held.requests],
        wishes=wishes(),
        given=given,
        errors=errors,
    )


def own_data_document(session: Reading, actor: Actor, *, now: datetime) -> dict[str, Any]:
    """The same for programs: names in English as in the rest of the JSON, times in UTC."""
    held = own_data(session, actor, now=now)
    person = held.person
    return {
        "made_at": _time(now),
        "account": {
            "name": person.name,
            "email": person.email,
            "language": person.language,
            "created_at": _time(person.created_at),
            "mail_digest": person.mail_digest,
            "mail_at_once": person.mail_at_once,
            "second_factor": held.second_factor,
            "recovery_codes_left": held.recovery_codes,
        },
        "terms": [
            {"role": row.role, "unit": row.unit, "agency": row.agency, "team": row.team}
            | _dates(row)
            for row in held.terms
        ],
        "sessions": [
            {
                "device": row.device,
                "created_at": _time(row.created_at),
                "seen_at": _time(row.seen_at),
            }
            for row in held.sessions
        ],
        "channels": [
            {"kind": row.scheme, "recorded_at": _time(row.recorded_at)} for row in held.channels
        ],
        "substitutes": [
            {"away": row.away, "stands_in": row.stands_in} | _dates(row) for row in held.substitutes
        ],
        "tokens": [
            {
                "name": row.name,
                "scopes": row.scopes.split(),
                "created_at": _time(row.created_at),
                "expires_at": _time(row.expires_at),
                "last_used_at": _time(row.last_used_at),
            }
            for row in held.tokens
        ],
        "requests": [
            {
                "wish": row.wish,
                "words": row.words,
                "asked_at": _time(row.asked_at),
                "ended_at": _time(row.ended_at),
                "outcome": row.outcome,
                "answer": row.answer,
            }
            for row in held.requests
        ],
        "counts": {
            "looks": dict(held.looks),
            "looked_up_by_auditors": held.looked_up,
            "notices": held.notices,
            "letters": held.letters,
            "lists_taken_away": held.exports,
            "entries_of_the_administration": held.administration,
        },
    }


def _facts(held: OwnData) -> Sequence[tuple[str, Sequence[str]]]:
    person = held.person
    return (
        (
            _("Tài khoản"),
            [
                _("Họ tên: %(name)s", name=person.name),
                _("Địa chỉ e-mail: %(email)s", email=person.email),
                _("Tạo ngày %(day)s", day=day(person.created_at)),
                _("Mật khẩu: chỉ giữ mã băm, không ai đọc lại được"),
                _("Xác thực hai bước: có") if held.second_factor else _("Xác thực hai bước: chưa"),
            ],
        ),
        (_("Vai trò"), [f"{seat_words(row)} · {_term(row)}" for row in held.terms]),
        (_("Nơi đang đăng nhập"), [_session(row) for row in held.sessions]),
        (_("Cách nhận thông báo"), _told(held)),
        (
            _("Người thay thế"),
            [
                _(
                    "%(who)s thay %(away)s, %(term)s",
                    who=row.stands_in,
                    away=row.away,
                    term=_term(row),
                )
                for row in held.substitutes
            ],
        ),
        (
            _("Mã truy cập cho chương trình"),
            [
                f"{row.name} · {_('hết hạn %(time)s', time=day(row.expires_at))}"
                for row in held.tokens
            ],
        ),
        (_("Nhật ký và hộp thông báo"), _counts(held)),
    )


def _told(held: OwnData) -> list[str]:
    person = held.person
    return [
        _("Ngôn ngữ: Tiếng Việt") if person.language == "vi" else _("Ngôn ngữ: English"),
        _("Thư tổng hợp mỗi ngày: có") if person.mail_digest else _("Thư tổng hợp mỗi ngày: không"),
        *(_("Kênh: %(name)s", name=name_of(row.scheme)) for row in held.channels),
    ]


def _counts(held: OwnData) -> list[str]:
    looks, files = sum(held.looks.values()), held.looks.get(Look.FILE, 0)
    said = (
        (looks, many("%(num)s lượt mở vụ việc, ảnh, trang hoặc tệp được ghi lại", looks)),
        (files, many("trong đó %(num)s lần tải tệp", files)),
        (
            held.looked_up,
            many("%(num)s lần kiểm soát tra lượt truy cập của đồng chí", held.looked_up),
        ),
        (held.notices, many("%(num)s thông báo trong hộp", held.notices)),
        (held.letters, many("%(num)s thư đã gửi tới đồng chí", held.letters)),
        (
            held.administration,
            many("%(num)s dòng trong nhật ký quản trị có tên đồng chí", held.administration),
        ),
    )
    return [words for number, words in said if number]


def _session(row: Any) -> str:
    return f"{say(DEVICES[row.device])} · {_('đăng nhập lúc %(time)s', time=exact(row.created_at))}"


def _term(row: Any) -> str:
    return term(row.starts_on, row.ends_on)


def _dates(row: Any) -> dict[str, str | None]:
    ends: date | None = row.ends_on
    return {
        "starts_on": row.starts_on.isoformat(),
        "ends_on": None if ends is None else ends.isoformat(),
    }


def _time(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()
