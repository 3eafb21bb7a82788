"""The history of a case for programs: the sentences of the page, by the reader's circle."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from api.addresses import API
from api.guard import needs
from api.schemas.case import HistoryShape
from api.session import current_actor, request_now
from api.timeline import entries
from api.views.case_data import entry_data
from casework.database import db
from casework.lists.attachments import photos_of
from casework.lists.case import read_case
from workflows.permissions import Permission

blueprint = Blueprint("v1_events", __name__, url_prefix=API)


@blueprint.get("/cases/<ref>/events")
@needs(Permission.CASE_VIEW)
def index(ref: str) -> Any:
    """Every event this reader may read of, first first; gaps in ``seq`` are not for them."""
    reading = read_case(db.session, ref, actor=current_actor(), now=request_now())
    photos = photos_of(db.session, reading.file.row.id)
    return HistoryShape().dump(
        {"events": [entry_data(entry) for entry in entries(reading, photos)]}
    )
