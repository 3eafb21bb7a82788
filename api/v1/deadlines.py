"""The clocks of a case for programs, each with its days counted and why."""

from __future__ import annotations

from typing import Any

from flask import Blueprint

from api.addresses import API
from api.guard import needs
from api.session import current_actor, request_now
from api.views.case_clocks import readable_clocks
from api.views.deadline import explained
from api.views.shifts import moved_values
from casework.database import db
from casework.errors import NotAllowed
from casework.lists.case import read_case
from workflows.permissions import Permission

blueprint = Blueprint("v1_deadlines", __name__, url_prefix=API)


@blueprint.get("/cases/<ref>/deadlines")
@needs(Permission.CASE_VIEW)
def index(ref: str) -> Any:
    """Every clock the case ever had, the running and the ended ones."""
    reading = read_case(db.session, ref, actor=current_actor(), now=request_now())
    if reading.only_confirms:
        raise NotAllowed
    return {
        "deadlines": [
            {
                **explained(clock, reading.file.calendar_of(clock)),
                "moves": moved_values(clock, reading),
            }
            for clock in readable_clocks(reading)
        ]
    }
