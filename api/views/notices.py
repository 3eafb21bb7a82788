"""A notice in plain data: what happened, to which case, and where it leads."""

from __future__ import annotations

from typing import Any, NamedTuple

from flask_babel import gettext as _

from api.filters import ago, day, exact
from api.timeline import notice_sentence
from api.views.audit import PATH as AUDIT
from api.views.audit import deed_words
from api.views.mine import Moment, moment
from workflows.actors import Actor, Role
from workflows.states import State

# Asked to look at the place: the answer has a page of its own.
ASKS = frozenset({"feedback_given", "confirmer_named"})


class NoticeView(NamedTuple):
    """One line; without ``href`` the case is no longer this person's to see."""

    number: int
    sentence: str
    title: str
    ref: str
    href: str
    when: Moment
    unread: bool


def notice(row: Any, case: Any, actor: Actor) -> NoticeView:
    """From a row of ``casework.lists.notices`` and its case, if that is visible."""
    if case is None:
        gone = _("Vụ việc không còn trong phạm vi của đồng chí.")
        when = Moment(day(row.at), day(row.at))
        return NoticeView(row.number, gone, "", "", "", when, row.read_at is None)
    return NoticeView(
        number=row.number,
        sentence=notice_sentence(row.kind, row.body),
        title=case.title,
        ref=case.ref,
        href=_href(row.kind, case, actor),
        when=moment(row.at, row.standing, case.type),
        unread=row.read_at is None,
    )


def deed_notice(row: Any, deed: Any) -> NoticeView:
    """Of a deed of the administration, while its reader audits."""
    when = Moment(ago(row.at), exact(row.at))
    if deed is None:
        gone = _("Việc quản trị này không còn trong phạm vi của đồng chí.")
        return NoticeView(row.number, gone, "", "", "", when, row.read_at is None)
    return NoticeView(
        number=row.number,
        sentence=deed_words(deed),
        title="",
        ref="",
        href=AUDIT,
        when=when,
        unread=row.read_at is None,
    )


def _href(kind: str, case: Any, actor: Actor) -> str:
    asked = kind in ASKS and case.state == State.FEEDBACK and Role.COLLABORATOR in actor.roles
    return f"/cases/{case.ref}/confirm" if asked else f"/cases/{case.ref}"
