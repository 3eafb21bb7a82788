"""The log of the administration as its page draws it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import day
from api.language import say
from api.sentences.administration import ACCESS, SENTENCES
from api.views.links import address
from casework.lists.audit import LIMIT, admin_events
from casework.seats import Reading
from workflows.actors import ROLE_LABELS, Role
from workflows.data_requests import WISH_LABELS, Wish

PATH = "/audit"


class AuditLine(NamedTuple):
    """One deed in words; ``access`` when it let somebody in, or further in."""

    at: datetime
    words: str
    access: bool


class AuditView(NamedTuple):
    """All that ``audit/show.html`` needs."""

    rows: Sequence[AuditLine]
    next_href: str | None


def audit_view(session: Reading, *, before: int | None) -> AuditView:
    """A page of the log, newest first."""
    found = admin_events(session, before=before)
    shown = found[:LIMIT]
    more = len(found) > len(shown)
    return AuditView(
        rows=[AuditLine(row.recorded_at, deed_words(row), row.kind in ACCESS) for row in shown],
        next_href=address(PATH, {}, before=shown[-1].id) if more else None,
    )


def deed_words(row: Any) -> str:
    """One entry in one sentence, with names."""
    said = {
        "who": row.who or _("Người vận hành máy chủ"),
        "about": row.about or "",
        "name": row.body.get("name", ""),
        "seat": _seat(row),
        "starts_on": _day(row.body.get("starts_on")),
        "ends_on": _day(row.body.get("ends_on")),
        "ref": row.body.get("ref", ""),
        "wish": _wish(row.body.get("wish")),
        "reason": row.body.get("reason", ""),
        "number": row.body.get("number", 0),
        "originals": row.body.get("originals", 0),
    }
    return str(SENTENCES[row.kind]) % said


def _seat(row: Any) -> str:
    role = row.body.get("role")
    return "" if role is None else f"{say(ROLE_LABELS[Role(role)])} · {row.place}"


def _wish(wish: str | None) -> str:
    return "" if wish is None else say(WISH_LABELS[Wish(wish)])


def _day(text: str | None) -> str:
    return "" if text is None else day(date.fromisoformat(text))
