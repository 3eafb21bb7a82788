"""Giving out source codes, and answering who holds one.

A code is kept only as a keyed hash, in a table of its own without times or persons. Giving one
out is no event of the case: that would tell its readers that there is a source, and when.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import func, select

from casework.app import current_settings
from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import SourceCode
from casework.queries import case_to_change, states_behind
from casework.sources.code import as_typed, code_hash, new_code
from casework.throttle import Limit, count_attempt
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor, Standing
from workflows.source_progress import Progress, progress
from workflows.words import Label

# Several households may have told the same collaborator; more than that is a mistake.
MOST_CODES = 5
TOO_MANY = Label(
    "Phản ánh này đã có đủ 5 mã. Hãy dùng mã đã ghi.",
    "This report already has five codes. Use one that was written down.",
)
# Counted for everybody together and by the code's own bucket, never by where somebody asks from.
BUCKETS = 256
MOST_IN_A_MINUTE = 300
MOST_OF_A_BUCKET = 30
NO_CODE = "no code"


def give_code(ref: str, *, actor: Actor, now: datetime) -> str:
    """A fresh code for the source of this report; it is shown once and cannot be found again.

    For its reporter, or for the coordinator of a report that an office took down. Raises
    NotFound, NotAllowed, or BadInput("ref") when there are enough.
    """
    with unit_of_work() as session:
        row = case_to_change(session, ref, actor=actor)
        file = open_file(session, row, now=now)
        standings = file.standings(actor)
        if standings == {Standing.CONFIRMER}:
            raise NotFound
        wanted = Standing.REPORTER if file.reporters else Standing.COORDINATOR
        if wanted not in standings:
            raise NotAllowed
        given = select(func.count()).where(SourceCode.case_id == row.id)
        if (session.scalar(given) or 0) >= MOST_CODES:
            raise BadInput("ref", TOO_MANY)
        code = new_code()
        session.add(SourceCode(code_hash=_hash(code), case_id=row.id))
        return code


def how_it_stands(typed: str, *, now: datetime) -> Progress | None:
    """How far the matter with this code is; None for any other text. Raises TooOften.

    Known and unknown codes, and what is no code at all, cost the same statements.
    """
    hashed = _hash(as_typed(typed) or NO_CODE)
    count_attempt(
        (
            Limit("source", "", MOST_IN_A_MINUTE, timedelta(minutes=1)),
            Limit("source", str(int(hashed[:2], 16)), MOST_OF_A_BUCKET, timedelta(hours=1)),
        ),
        now=now,
    )
    return progress(states_behind(db.session, hashed))


def _hash(code: str) -> str:
    return code_hash(code, current_settings().secret_key)
