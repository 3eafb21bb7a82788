"""A photo on its way to a case: allowed first, then looked at, then kept, then recorded."""

from __future__ import annotations

from datetime import datetime

from casework import files
from casework.actions.notes import StoredPhoto
from casework.actions.perform import Performed, perform, take_turn
from casework.casefile import open_file
from casework.database import db
from casework.photos import check_photo
from casework.queries import visible_case
from workflows.actors import Actor


def attach_photo(
    ref: str,
    content: bytes,
    *,
    actor: Actor,
    now: datetime,
    moment: str = "before",
    version: int | None = None,
) -> Performed:
    """Attach these bytes; raises what ``perform`` raises, and BadInput("photo") for no photo.

    Who may not attach is refused before anything is decoded or written to the disk.
    """
    file = open_file(db.session, visible_case(db.session, ref, actor=actor), now=now)
    take_turn(file, "attach", actor=actor, version=version)
    media_type = check_photo(content)
    photo = StoredPhoto(files.keep(content), media_type, len(content))
    return perform(ref, "attach", actor=actor, now=now, version=version, photo=photo, moment=moment)
