"""The own tokens as their page draws them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from werkzeug.datastructures import MultiDict

from api.language import say
from casework.administration.tokens import DAYS
from casework.models import ApiToken
from casework.seats import Reading
from casework.tokens import tokens_of
from workflows.actors import Actor
from workflows.scopes import SCOPE_LABELS, Scope, read_scopes, scopes_offered
from workflows.words import Label

MEANINGS: Mapping[Scope, Label] = {
    Scope.READ: Label(
        "Xem vụ việc và danh sách mà đồng chí xem được.",
        "See the cases and lists that you may see.",
    ),
    Scope.REPORT: Label("Gửi phản ánh mới.", "Send new reports."),
    Scope.ACT: Label(
        "Phân loại, giao, nhận, báo kết quả… như đồng chí làm trên trang.",
        "Assess, assign, accept, resolve… as you may on the pages.",
    ),
    Scope.EXPORT: Label("Lấy danh sách về dạng tệp.", "Take lists away as files."),
}


class TokenLine(NamedTuple):
    """A token that still opens something; of its secret nothing."""

    id: int
    name: str
    scopes: str
    made: datetime
    ends: datetime
    used: datetime | None


class TokensView(NamedTuple):
    """All that ``account/tokens.html`` needs."""

    rows: Sequence[TokenLine]
    offered: Sequence[tuple[str, str, str]]
    name: str
    chosen: Sequence[str]
    days: str
    errors: Mapping[str, str]


def tokens_view(
    session: Reading,
    actor: Actor,
    *,
    now: datetime,
    given: MultiDict[str, str],
    errors: Mapping[str, str],
) -> TokensView:
    """The list, and the form with what was just given if it was refused."""
    rows = tokens_of(session, actor.person_id or 0, now=now)
    return TokensView(
        rows=[_line(row) for row in rows],
        offered=[
            (scope.value, say(SCOPE_LABELS[scope]), say(MEANINGS[scope]))
            for scope in scopes_offered(actor)
        ],
        name=given.get("name", ""),
        chosen=given.getlist("scopes") if errors else [Scope.READ.value],
        days=given.get("days", str(DAYS)),
        errors=errors,
    )


def _line(row: ApiToken) -> TokenLine:
    scopes = read_scopes(row.scopes)
    words = ", ".join(say(SCOPE_LABELS[each]) for each in SCOPE_LABELS if each in scopes)
    return TokenLine(row.id, row.name, words, row.created_at, row.expires_at, row.last_used_at)
