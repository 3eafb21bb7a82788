"""Topic ``photo``: make the clean copies of an attachment."""

from __future__ import annotations

from datetime import datetime

from casework import files
from casework.database import db
from casework.models import Attachment
from casework.photos import render
from casework.unit_of_work import unit_of_work


def handle(subject_id: int, *, now: datetime) -> None:  # noqa: ARG001 -- a handler's signature
    """Render and store both copies; an attachment that has them, or is gone, needs nothing."""
    attachment = db.session.get(Attachment, subject_id)
    if attachment is None or attachment.shown_sha256 is not None:
        return
    original = attachment.sha256
    db.session.rollback()  # rendering takes a while, and an open snapshot would hold back the log
    rendered = render(files.read(original))
    shown, thumb = files.keep(rendered.shown), files.keep(rendered.thumb)
    with unit_of_work() as session:
        kept = session.get(Attachment, subject_id)
        if kept is not None:
            kept.shown_sha256, kept.thumb_sha256 = shown, thumb
