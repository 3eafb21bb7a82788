"""Who reported, named to the case's own coordinator and nobody else, for a reason, logged first.

The entry is committed before the name is read: a crash between leaves the entry and no name
(promise C3). Auditors find it among what they are told first.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from casework.administration.log import log
from casework.adopting import open_to_change
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.events.sources import SourceUnsealed
from casework.models import CaseReporter, Person
from casework.queries import case_to_change
from casework.reauthentication import prove
from casework.recording import WITNESSES, record
from casework.settling import settle
from casework.text import clean
from casework.throttle import Limit, count_attempt
from casework.unit_of_work import unit_of_work
from workflows.actors import Actor, Role, Standing
from workflows.words import Label

SHORTEST_REASON, LONGEST_REASON = 10, 500
MOST_IN_A_DAY = 10
SAY_WHY = Label("Ghi rõ lý do, từ 10 đến 500 ký tự.", "Say why, in 10 to 500 characters.")
NOBODY = Label(
    "Phản ánh này không có cộng tác viên nào đứng tên.",
    "No collaborator stands behind this report.",
)


def unseal(ref: str, *, actor: Actor, now: datetime, reason: str, current: str) -> list[str]:
    """The names of those who reported this case; ``current`` proves who sits there.

    Raises NotFound, NotAllowed, TooOften, and BadInput naming ``reason`` or ``current``.
    """
    why = clean("reason", reason)
    case_id = _checked(ref, actor=actor, now=now)
    if not SHORTEST_REASON <= len(why) <= LONGEST_REASON:
        raise BadInput("reason", SAY_WHY)
    prove(actor=actor, now=now, current=current)
    day = timedelta(days=1)
    count_attempt((Limit("unseal", str(actor.person_id), MOST_IN_A_DAY, day),), now=now)
    with unit_of_work() as session:
        file = open_to_change(session, case_to_change(session, ref, actor=actor), now=now)
        _require_coordinator(file.standings(actor), actor)
        if not file.reporters:
            raise BadInput("reason", NOBODY)
        record(file, SourceUnsealed(), actor=actor, standing=Standing.COORDINATOR)
        settle(file)
        log(session, "source_unsealed", actor=actor, now=now, ref=ref, reason=why)
    names = select(Person.name).join(CaseReporter, CaseReporter.person_id == Person.id)
    found = db.session.scalars(names.where(CaseReporter.case_id == case_id).order_by(Person.name))
    return list(found)


def may_unseal(standings: frozenset[Standing], actor: Actor) -> bool:
    """Only the coordinator at whose desk the case lies; no office above, no committee."""
    return Standing.COORDINATOR in standings and Role.COORDINATOR in actor.roles


def _checked(ref: str, *, actor: Actor, now: datetime) -> int:
    """Refused before anything is proved or counted; nothing is changed."""
    with unit_of_work() as session:
        file = open_to_change(session, case_to_change(session, ref, actor=actor), now=now)
        standings = file.standings(actor)
        if not standings - WITNESSES:
            raise NotFound
        _require_coordinator(standings, actor)
        return file.row.id


def _require_coordinator(standings: frozenset[Standing], actor: Actor) -> None:
    if not may_unseal(standings, actor):
        raise NotAllowed
