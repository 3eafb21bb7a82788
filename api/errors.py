"""Every refusal in one place: a problem document for programs, a page in words for people."""

from __future__ import annotations

import logging
import secrets
from typing import Any

from flask import Flask, Response, current_app, g, jsonify, make_response, render_template, request
from flask_babel import gettext as _
from flask_login import current_user
from marshmallow import ValidationError
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from api.addresses import API
from api.language import say
from api.unchecked import NAMES_KEPT, NamesUnchecked
from casework.database import db
from casework.errors import (
    BadInput,
    CaseworkError,
    NotAllowed,
    NotFound,
    ScopeMissing,
    Stale,
    TooOften,
)
from workflows.machine import NotPossible
from workflows.words import Label

log = logging.getLogger(__name__)

STATUS: dict[type[Exception], int] = {
    NotFound: 404,
    NotAllowed: 403,
    ScopeMissing: 403,
    Stale: 412,
    BadInput: 422,
    NotPossible: 409,
    TooOften: 429,
}
Answer = Response
RETRY_AFTER = "5"
"""Seconds: a database that was killed is back in less."""


def install(app: Flask) -> None:
    """Register every handler."""
    app.register_error_handler(CaseworkError, refused)
    app.register_error_handler(NotPossible, refused)
    app.register_error_handler(ValidationError, unreadable)
    app.register_error_handler(NamesUnchecked, naming)
    app.register_error_handler(HTTPException, http)
    app.register_error_handler(OperationalError, unavailable)
    app.register_error_handler(Exception, broken)
    app.teardown_appcontext(let_go)
    login = app.login_manager  # type: ignore[attr-defined]
    page_of_sign_in = login.unauthorized

    def unauthorized() -> Any:
        return problem(401) if wants_json() else page_of_sign_in()

    login.unauthorized = unauthorized


def wants_json() -> bool:
    """Programs live under one prefix."""
    return request.path.startswith(API)


def refused(error: CaseworkError | NotPossible) -> Answer:
    """A rule said no."""
    fields = {error.field: say(error.because)} if isinstance(error, BadInput) else None
    answer = problem(STATUS[type(error)], say(error.because), fields)
    if isinstance(error, ScopeMissing) and error.scope:
        # RFC 6750, so that a client's library can ask for it.
        answer.headers["WWW-Authenticate"] = (
            f'Bearer error="insufficient_scope", scope="{error.scope}"'
        )
    return answer


def unreadable(error: ValidationError) -> Answer:
    """Input of the wrong shape: each field with what is wrong with it."""
    return problem(422, None, field_texts(error))


def naming(error: NamesUnchecked) -> Answer:
    """Words of a program that may name somebody; the header is what keeps them as they are."""
    answer = problem(422, None, error.fields)
    answer.headers[NAMES_KEPT] = error.token
    return answer


def field_texts(error: ValidationError) -> dict[str, str]:
    """One text a field, nested ones with dots."""
    return dict(_flat("", error.messages))


def _flat(prefix: str, messages: Any) -> list[tuple[str, str]]:
    if isinstance(messages, dict):
        return [
            pair
            for key, value in messages.items()
            for pair in _flat(f"{prefix}.{key}" if prefix else str(key), value)
        ]
    # A translated text is no str yet, so marshmallow leaves it outside a list.
    texts = messages if isinstance(messages, list | tuple) else [messages]
    return [(prefix, " ".join(str(text) for text in texts))]


def http(error: HTTPException) -> Answer:
    """What Flask itself refuses: no such route, wrong method, too large."""
    if error.response is not None:
        return make_response(error.response)
    if isinstance(error, SecurityError):
        # A forged Host: no address of ours may be built on it, and a page is full of them.
        return make_response("", error.code)
    answer = problem(error.code or 500)
    valid_methods = getattr(error, "valid_methods", None)
    if valid_methods:
        answer.headers["Allow"] = ", ".join(valid_methods)
    return answer


def unavailable(error: OperationalError) -> Answer:
    """The database does not answer; the page is drawn without asking it who is there."""
    db.session.rollback()
    log.warning("the database does not answer: %s", type(error.orig).__name__)
    g.framed = {}
    g._login_user = current_app.login_manager.anonymous_user()  # type: ignore[attr-defined]  # noqa: SLF001 -- where the library looks first
    answer = problem(503, _("Hệ thống tạm thời chưa trả lời được. Hãy thử lại sau ít phút."))
    answer.headers["Retry-After"] = RETRY_AFTER
    return answer


def let_go(_fault: BaseException | None) -> None:
    """A connection that died after the answer was made does not unmake the answer.

    It runs before the library's own end of the session, which would raise here.
    """
    try:
        db.session.rollback()
    except OperationalError:
        db.session().invalidate()


def broken(error: Exception) -> Answer:
    """Our fault: a number to quote, nothing technical, and the details in the log."""
    db.session.rollback()
    reference = secrets.token_hex(4)
    # The route and not the address: a link that signs somebody in holds its secret in there.
    log.error("error %s on %s", reference, request.url_rule, exc_info=error)
    return problem(500, _("Hệ thống gặp lỗi. Báo mã %(id)s cho quản trị.", id=reference))


def _contact() -> str:
    """Whom to ask: as the settings name them, else a word for them in the reader's language."""
    return str(current_app.config["CASEWORK"].contact or _("quản trị hệ thống"))


def problem(status: int, detail: str | None = None, fields: dict[str, str] | None = None) -> Answer:
    """The answer in the asker's form: RFC 9457, or a page."""
    if wants_json():
        return _problem_document(status, detail, fields)
    words = detail or next(iter((fields or {}).values()), "")
    contact = _contact() if status == 403 else ""  # noqa: PLR2004
    html = render_template(
        "errors/problem.html",
        status=status,
        text=words,
        contact=contact,
        back_href="/" if current_user.is_authenticated else "/sign-in",
    )
    return make_response(html, status)


def _problem_document(status: int, detail: str | None, fields: dict[str, str] | None) -> Answer:
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": _TITLES.get(status, "Error"),
        "status": status,
    }
    if detail or status in _DETAILS:
        body["detail"] = detail or say(_DETAILS[status])
    if fields:
        body["errors"] = [{"field": name, "detail": text} for name, text in fields.items()]
    answer = jsonify(body)
    answer.status_code = status
    answer.headers["Content-Type"] = "application/problem+json"
    if status == 401:  # noqa: PLR2004
        answer.headers["WWW-Authenticate"] = "Bearer"
    return answer


_TITLES = {
    400: "Bad request",
    401: "Sign-in needed",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Not possible now",
    412: "Stale version",
    413: "Too large",
    415: "Unsupported media type",
    422: "Bad input",
    428: "Precondition required",
    500: "Internal error",
    503: "Not available now",
}
# What to do about it, where no rule has said more.
_DETAILS = {
    400: Label("Nội dung gửi lên không đọc được.", "What was sent cannot be read."),
    401: Label("Cần mã truy cập còn hiệu lực.", "A valid bearer token is needed."),
    404: Label("Không tìm thấy. Kiểm tra lại mã.", "Not found."),
    405: Label("Địa chỉ này không nhận cách gọi đó.", "This address does not take that method."),
    413: Label(
        "Nội dung gửi lên quá lớn: ảnh nhiều nhất 10 MB, JSON nhiều nhất 2 MB.",
        "Too much was sent: a photo may have 10 MB, a JSON body 2 MB.",
    ),
    415: Label("Kiểu nội dung gửi lên không đúng.", "The content type is not the one expected."),
    422: Label("Hãy xem lại các mục được nêu.", "Look at the fields named."),
    428: Label(
        'Cần gửi If-Match với phiên bản đã xem, ví dụ "v3".',
        'Send If-Match with the version you saw, for example "v3".',
    ),
}
