"""Photos of cases: those of one case, and one by its random name, if its case may be seen."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import ColumnElement, or_, select, true

from casework.errors import NotFound
from casework.lists.case import SCREENERS
from casework.models import Attachment, Case
from casework.queries import visible_rows
from casework.seats import Reading
from casework.units import read_tree
from casework.visibility import reported_by
from workflows.actors import Actor


class Photo(NamedTuple):
    """A photo of a case; ``ready`` once a worker has made the copies people are shown."""

    token: str
    event_id: int
    moment: str
    ready: bool


def photos_of(session: Reading, case_id: int) -> list[Photo]:
    """The photos of a case the caller has been allowed to see, oldest first."""
    rows = session.execute(
        select(
            Attachment.token,
            Attachment.event_id,
            Attachment.moment,
            Attachment.shown_sha256.is_not(None),
        )
        .where(Attachment.case_id == case_id)
        .order_by(Attachment.id)
    )
    return [Photo(*row) for row in rows]


class Copies(NamedTuple):
    """The names of the two clean copies; both None while a worker is still at it."""

    shown: str | None
    thumb: str | None


def copies(session: Reading, token: str, *, actor: Actor) -> Copies:
    """What may be served under this name; NotFound where the case is not this actor's to see."""
    statement = (
        visible_rows(actor, read_tree(session), Attachment.shown_sha256, Attachment.thumb_sha256)
        .join(Attachment, Attachment.case_id == Case.id)
        .where(Attachment.token == token, _screened_for(actor))
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        raise NotFound
    return Copies(row.shown_sha256, row.thumb_sha256)


def _screened_for(actor: Actor) -> ColumnElement[bool]:
    """Photos nobody has screened are for their reporter, coordinators and committees."""
    if actor.roles & SCREENERS:
        return true()
    return or_(Case.severity.is_not(None), reported_by(actor))
