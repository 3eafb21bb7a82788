"""A command about to be carried out, as the views of its form see it."""

from __future__ import annotations

from datetime import datetime

from casework.actions.perform import Turn, take_turn
from casework.casefile import open_file
from casework.database import db
from casework.queries import visible_case
from tests.api.ready import ready
from tests.cases import Cases


def turning(
    cases: Cases, action: str, who: str = "", ref: str = "", now: datetime | None = None
) -> Turn:
    """On a case made ready for it, unless given one; at the cases' own time unless given another."""
    if not ref:
        who, ref = ready(cases, action)
    actor = cases.cast.actor(who)
    row = visible_case(db.session, ref, actor=actor)
    return take_turn(open_file(db.session, row, now=now or cases.now), action, actor=actor)
