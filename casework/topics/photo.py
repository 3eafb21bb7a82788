"""Topic ``photo``: make the clean copies of an attachment, then let the original go.

The original is sealed before, where there is a vault. It is removed after the commit: a worker that
dies between leaves a file no row names, which is collected a day later.
"""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import exists, select

from casework import files
from casework.database import db
from casework.models import Attachment
from casework.photos import render
from casework.queries import number_of
from casework.unit_of_work import unit_of_work
from casework.vault.originals import sealed_original


class Copies(NamedTuple):
    """The names of two clean copies, and of the sealed original if it is kept."""

    shown: str
    thumb: str
    sealed: str | None


def handle(subject_id: int, *, now: datetime) -> None:  # noqa: ARG001 -- a handler's signature
    """Render and store both copies; an attachment that has them, or is gone, needs nothing."""
    attachment = db.session.get(Attachment, subject_id)
    if attachment is None or attachment.shown_sha256 is not None:
        return
    original, ref = attachment.sha256, number_of(db.session, attachment.case_id)
    db.session.rollback()  # rendering takes a while, and an open snapshot would hold back the log
    made = _made(original, ref)
    with unit_of_work() as session:
        kept = session.get(Attachment, subject_id, with_for_update=True)
        # Another worker may have done it meanwhile, and sealed an original that is no longer here.
        if kept is not None and kept.shown_sha256 is None:
            kept.shown_sha256, kept.thumb_sha256 = made.shown, made.thumb
            kept.sealed_sha256 = made.sealed
    if not _is_awaited(original):
        files.let_go(original)


def _made(original: str, ref: str) -> Copies:
    try:
        content = files.read(original)
    except FileNotFoundError:
        # The same photo of another case was done, and its original let go, while this one came in.
        return _copies_of_twin(original)
    rendered = render(content)
    shown, thumb = files.keep(rendered.shown), files.keep(rendered.thumb)
    return Copies(shown, thumb, sealed_original(content, ref=ref, sha256=original))


def _copies_of_twin(original: str) -> Copies:
    """Copies of the same bytes; its sealed original belongs to the other case and stays there."""
    row = db.session.execute(
        select(Attachment.shown_sha256, Attachment.thumb_sha256)
        .where(Attachment.sha256 == original, Attachment.shown_sha256.is_not(None))
        .limit(1)
    ).first()
    db.session.rollback()
    if row is None:
        raise FileNotFoundError(original)
    return Copies(row.shown_sha256, row.thumb_sha256, None)


def _is_awaited(original: str) -> bool:
    """Whether another case has the same photo and still waits for its copies."""
    waits = exists().where(Attachment.sha256 == original, Attachment.shown_sha256.is_(None))
    found = bool(db.session.scalar(select(waits)))
    db.session.rollback()
    return found
