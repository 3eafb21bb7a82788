"""Every answer that shows a case, a photo, a file or figures of many cases is written down first.

It goes by the address and the answer, not by what a view remembers to do: a new page of a case
(``<ref>`` in its address), a new file to take away, or a new page below one of ``PAGES`` is in the
log by itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import Flask, Response, request
from flask_login import current_user
from sqlalchemy.exc import OperationalError

from api.addresses import API
from api.errors import unavailable
from api.session import current_actor, request_now
from casework.access_log import Look, note_look
from casework.database import db
from casework.lists.access import report_number

PHOTO = "/attachments/<token>"
PAGES = {
    "meetings": Look.MEETING,
    "review": Look.MEETING,
    "hot-spots": Look.HOT_SPOT,
    "ledger": Look.LEDGER,
    "overview": Look.OVERVIEW,
    "reports": Look.REPORT,
}
"""By the first part of the address; ``SUBJECTS`` are the parts that say which one."""
SUBJECTS = ("meeting_id", "entry", "agency")
SHOWN_AGAIN = 422
"""A page with what was wrong on it shows the case as the page before did."""


def install(app: Flask) -> None:
    """Look at every answer on its way out."""
    app.after_request(noted)


def noted(answer: Response) -> Response:
    """The same answer; an entry that cannot be written is an error, and nothing is shown.

    Flask asks no handler of errors here any more, so that a database that has gone is said here.
    """
    try:
        _note(answer)
    except OperationalError as gone:
        return unavailable(gone)
    return answer


def _note(answer: Response) -> None:
    rule = request.url_rule
    if rule is None or not _shows(answer) or not current_user.is_authenticated:
        return
    given = request.view_args or {}
    actor, now = current_actor(), request_now()
    if answer.headers.get("Content-Disposition", "").startswith("attachment"):
        name = answer.headers["Content-Disposition"].rpartition("=")[2].strip('"')
        note_look(Look.FILE, actor=actor, now=now, ref=given.get("ref"), what=name)
    elif rule.rule.startswith(PHOTO):
        note_look(Look.PHOTO, actor=actor, now=now, photo=given["token"])
    elif "ref" in given:
        look = Look.JSON if rule.rule.startswith(API) else Look.CASE
        note_look(look, actor=actor, now=now, ref=given["ref"])
    elif (page := PAGES.get(rule.rule.split("/")[1])) is not None:
        note_look(page, actor=actor, now=now, what=_subject(given))


def _subject(given: Mapping[str, Any]) -> str | None:
    """The number of what is shown; of a report not its token, which is the key to it."""
    if "token" in given:
        return report_number(db.session, given["token"])
    return next((str(given[name]) for name in SUBJECTS if name in given), None)


def _shows(answer: Response) -> bool:
    if answer.status_code == SHOWN_AGAIN:
        return not request.path.startswith(API)
    return answer.status_code in (200, 201)
