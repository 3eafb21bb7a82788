"""Topic ``export``: render a list somebody asked for."""

from __future__ import annotations

from datetime import datetime

from casework import files
from casework.clock import read_clock
from casework.database import db
from casework.exports import briefing, conclusions, overdue
from casework.exports.scope import scope_of
from casework.models import Export, Person
from casework.refs import ZONE
from casework.seats import actor_of
from casework.unit_of_work import unit_of_work
from casework.units import read_tree

RENDERERS = {
    "overdue": overdue.render,
    "briefing": briefing.render,
    "conclusions": conclusions.render,
}


def handle(subject_id: int, *, now: datetime) -> None:
    """Render and store the file; one that is ready needs nothing."""
    export = db.session.get(Export, subject_id)
    if export is None or export.ready_at is not None:
        return
    person = db.session.get_one(Person, export.person_id)
    actor = actor_of(db.session, person.id, on=now.astimezone(ZONE).date())
    # Before what is seen: a seat that changes meanwhile makes a file that is refused, not one too wide.
    scope = scope_of(actor, read_tree(db.session))
    content = RENDERERS[export.what](
        actor,
        dict(export.filters),
        language=person.language,
        now=now,
        progress=lambda count: _note_progress(subject_id, count),
    )
    sha256 = files.keep(content)
    with unit_of_work() as session:
        kept = session.get_one(Export, subject_id)
        kept.sha256, kept.ready_at, kept.scope = sha256, read_clock(session()), scope


def _note_progress(export_id: int, count: int) -> None:
    with unit_of_work() as session:
        session.get_one(Export, export_id).rows_done = count
