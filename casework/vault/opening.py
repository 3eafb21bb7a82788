"""The one way to read a contact: on an officer's own machine, with the private key, logged first.

The entry is committed before anything is opened: a crash between leaves the entry and no contact
(promise C3). No web server imports this; a test holds it to that.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from nacl.public import PrivateKey
from sqlalchemy import func, select

from casework.access_log import Look, record_look
from casework.administration.log import log
from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Person, VaultEntry
from casework.queries import case_to_change
from casework.reauthentication import prove
from casework.refs import ZONE
from casework.seats import actor_of
from casework.sources.unsealing import SAY_WHY, may_unseal
from casework.text import clean
from casework.throttle import Limit, count_attempt
from casework.unit_of_work import unit_of_work
from casework.vault.contacts import belongs
from casework.vault.sealing import open_sealed
from workflows.actors import Actor
from workflows.words import Label

SHORTEST_REASON, LONGEST_REASON = 10, 500
MOST_IN_A_DAY = 10
NOTHING = Label("Không có gì trong két lưu.", "There is nothing in the vault.")


def open_vault(
    ref: str,
    *,
    email: str,
    current: str,
    reason: str,
    private: PrivateKey,
    now: datetime,
    say: Callable[[str], None],
) -> None:
    """Say each contact of this case, for its own coordinator; ``current`` proves who sits there.

    Raises NotFound, NotAllowed, TooOften, BadInput, and CannotOpen for what was sealed for another
    key or belongs elsewhere. ``say`` is called after the entry in the log is committed.
    """
    actor = _officer(email, now)
    why = clean("reason", reason)
    if not SHORTEST_REASON <= len(why) <= LONGEST_REASON:
        raise BadInput("reason", SAY_WHY)
    prove(actor=actor, now=now, current=current)
    day = timedelta(days=1)
    count_attempt((Limit("vault", str(actor.person_id), MOST_IN_A_DAY, day),), now=now)
    case_id = _logged(ref, why, actor=actor, now=now)
    rows = db.session.execute(
        select(VaultEntry.token, VaultEntry.week, VaultEntry.sealed)
        .where(VaultEntry.case_id == case_id)
        .order_by(VaultEntry.week, VaultEntry.token)
    ).all()
    # All of them are opened before one is said: a row from another case makes every one suspect.
    opened = [
        open_sealed(row.sealed, private, belongs=belongs(ref, row.token)).decode() for row in rows
    ]
    for words in opened:
        say(words)


def _officer(email: str, now: datetime) -> Actor:
    person_id = db.session.scalar(select(Person.id).where(Person.email == email.strip().lower()))
    if person_id is None:
        raise NotFound
    return actor_of(db.session, person_id, on=now.astimezone(ZONE).date())


def _logged(ref: str, why: str, *, actor: Actor, now: datetime) -> int:
    """Refused, or written down for good: who, when, which case and why."""
    with unit_of_work() as session:
        file = open_file(session, case_to_change(session, ref, actor=actor), now=now)
        if not may_unseal(file.standings(actor), actor):
            raise NotAllowed
        case_id = file.row.id
        held = select(func.count()).where(VaultEntry.case_id == case_id)
        if not session.scalar(held):
            raise BadInput("ref", NOTHING)
        record_look(
            session, Look.VAULT, person_id=actor.person_id, now=now, case_id=case_id, what=why
        )
        log(session, "vault_opened", actor=actor, now=now, ref=ref, reason=why)
        return case_id
