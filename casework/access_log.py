"""Who looked at what: written with the look itself, read by auditors only.

A look repeated within ten minutes is one entry, so that a page with twenty photos costs one row, and
so does a page of figures that is turned about.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from sqlalchemy import delete, exists, select

from casework.app import current_settings
from casework.database import db
from casework.models import AccessEntry, Attachment
from casework.queries import id_of_number
from casework.unit_of_work import Writing, unit_of_work
from workflows.actors import Actor, Role

ONE_LOOK = timedelta(minutes=10)
LEAST_DAYS: Final = 90
"""The database lets nobody delete a younger entry."""
LONGEST_WHAT: Final = 120


class Look(StrEnum):
    """What was opened."""

    CASE = "case"
    JSON = "json"
    PHOTO = "photo"
    FILE = "file"
    VAULT = "vault"
    LOG = "log"
    MEETING = "meeting"
    HOT_SPOT = "hot_spot"
    LEDGER = "ledger"
    OVERVIEW = "overview"
    REPORT = "report"


OF_A_CASE = frozenset({Look.CASE, Look.JSON, Look.PHOTO})
# Pages of figures and lists that are about many cases.
OF_MANY = frozenset({Look.MEETING, Look.HOT_SPOT, Look.LEDGER, Look.OVERVIEW, Look.REPORT})
# Each of these is an entry however often it is done.
EACH_TIME = frozenset({Look.FILE, Look.VAULT, Look.LOG})


def note_look(
    look: Look,
    *,
    actor: Actor,
    now: datetime,
    ref: str | None = None,
    photo: str | None = None,
    about: int | None = None,
    what: str | None = None,
) -> None:
    """Write down that the actor opens this: a case by number, a photo by token, a file by name.

    Of a meeting, an entry of the register, an agency's ledger or a report ``what`` is its id.
    """
    witness = actor.roles <= {Role.COLLABORATOR}
    case_id, noted = _case_and_whether_noted(look, actor, now, ref, photo, witness=witness)
    if look in OF_MANY:
        noted = _is_noted(look, actor, now, what)
    if noted or (look in OF_A_CASE and case_id is None):
        return
    with unit_of_work() as session:
        record_look(
            session,
            look,
            person_id=actor.person_id,
            now=now,
            case_id=None if witness else case_id,
            about=about,
            what=what,
        )


def record_look(
    session: Writing,
    look: Look,
    *,
    person_id: int | None,
    now: datetime,
    case_id: int | None = None,
    about: int | None = None,
    what: str | None = None,
) -> None:
    """The same within another change; without a person for whoever works on the server itself."""
    session.add(
        AccessEntry(
            at=now,
            person_id=person_id,
            kind=look.value,
            case_id=case_id,
            about_id=about,
            what=what and what[:LONGEST_WHAT],
        )
    )


def purge_access(*, now: datetime, older_than_days: float | None = None) -> int:
    """Forget what is older, by default than the setting says; returns how many entries."""
    days = current_settings().access_log_days if older_than_days is None else older_than_days
    end = now - timedelta(days=max(days, LEAST_DAYS))
    with unit_of_work() as session:
        gone = delete(AccessEntry).where(AccessEntry.at <= end).returning(AccessEntry.id)
        return len(session.execute(gone).all())


def _case_and_whether_noted(
    look: Look,
    actor: Actor,
    now: datetime,
    ref: str | None,
    photo: str | None,
    *,
    witness: bool,
) -> tuple[int | None, bool]:
    """The case that is opened, and whether this look is written down already: one question."""
    if photo is not None:
        of_case = select(Attachment.case_id.label("id")).where(Attachment.token == photo)
    elif ref is not None:
        of_case = id_of_number(ref)
    else:
        return None, False
    case_id = of_case.selected_columns[0]
    same = exists().where(
        AccessEntry.person_id == actor.person_id,
        AccessEntry.at > now - ONE_LOOK,
        AccessEntry.kind == look.value,
        AccessEntry.case_id.is_(None) if witness else AccessEntry.case_id == case_id,
    )
    row = db.session.execute(of_case.add_columns(same)).first()
    return (None, False) if row is None else (row[0], row[1] and look not in EACH_TIME)


def _is_noted(look: Look, actor: Actor, now: datetime, what: str | None) -> bool:
    same = select(AccessEntry.id).where(
        AccessEntry.person_id == actor.person_id,
        AccessEntry.at > now - ONE_LOOK,
        AccessEntry.kind == look.value,
        AccessEntry.what.is_(None) if what is None else AccessEntry.what == what,
    )
    return db.session.scalar(same.limit(1)) is not None
