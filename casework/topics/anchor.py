"""Topic ``anchor``: each day the whole history is verified, and then anchored for those who keep it.

The subject is the day, as Python numbers days. A history with a fault is not anchored: the service
says so on every page of the committee until somebody has looked.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from casework.app import current_settings
from casework.clock import read_clock
from casework.database import db
from casework.history.anchoring import append_to_file, hashes_in_file, make_anchor
from casework.history.verifying import verified_here
from casework.models import Anchor, Letter, OutboxItem, Person, Verification
from casework.notify.contents import ANCHOR_KEY
from casework.notify.letters import TOPIC as LETTER
from casework.notify.ways import MAIL
from casework.outbox import put
from casework.refs import ZONE
from casework.seats import of_roles
from casework.unit_of_work import Writing, unit_of_work
from workflows.permissions import GRANTS, Permission

TOPIC = "anchor"


def ask_for_anchor(*, now: datetime) -> int:
    """Once a day, whoever asks first; returns 1 for the first."""
    day = _day(now).toordinal()
    asked = select(OutboxItem.id).where(OutboxItem.topic == TOPIC, OutboxItem.subject_id == day)
    is_asked = db.session.scalar(asked) is not None
    db.session.rollback()
    if is_asked:
        return 0
    try:
        with unit_of_work() as session:
            put(session, TOPIC, day, now)
    except IntegrityError:
        return 0
    return 1


def handle(subject_id: int, *, now: datetime) -> None:  # noqa: ARG001 -- a handler's signature
    """Verify, note what was found, anchor; a second run on one day finds that day's anchor there."""
    found = verified_here()
    with unit_of_work() as session:
        at = read_clock(session)
        session.add(
            Verification(
                recorded_at=at,
                events=found.events,
                faults=len(found.faults),
                first_fault=str(found.faults[0]) if found.faults else None,
            )
        )
        if not found.faults and not _is_anchored(session, _day(at)):
            _tell(session, make_anchor(session, now=at), at)
    _write_down()


def _day(moment: datetime) -> date:
    return moment.astimezone(ZONE).date()


def _is_anchored(session: Writing, day: date) -> bool:
    last = session.scalar(select(Anchor.recorded_at).order_by(Anchor.id.desc()).limit(1))
    return last is not None and _day(last) >= day


def _tell(session: Writing, anchor: Anchor, now: datetime) -> None:
    """A letter to each who keeps anchors and wants mail."""
    if not current_settings().smtp_url:
        return
    keepers = of_roles(session, GRANTS[Permission.ANCHOR_VIEW], on=_day(now))
    wanting = select(Person.id).where(Person.id.in_(keepers), Person.mail_digest)
    for person_id in session.scalars(wanting.order_by(Person.id)).all():
        letter = Letter(
            person_id=person_id, way=MAIL, key=f"{ANCHOR_KEY}{anchor.id}", recorded_at=now
        )
        session.add(letter)
        session.flush()
        put(session, LETTER, letter.id, now)


def _write_down() -> None:
    """Every anchor the file lacks: also those of a run that died before it came here."""
    there = set(hashes_in_file())
    for anchor in db.session.scalars(select(Anchor).order_by(Anchor.id)):
        if anchor.hash not in there:
            append_to_file(anchor)
    db.session.rollback()
