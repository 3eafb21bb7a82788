"""The one way to read a contact, or an original photo: on an officer's own machine, with the private key, logged first.

The entry is committed before anything is opened: a crash between leaves the entry and no contact
(promise C3). No web server imports this; a test holds it to that.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from nacl.public import PrivateKey
from sqlalchemy import case, select

from casework import files
from casework.access_log import Look, record_look
from casework.administration.log import log
from casework.casefile import open_file
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Attachment, Person, VaultEntry
from casework.queries import case_to_change
from casework.reauthentication import prove
from casework.refs import ZONE
from casework.seats import actor_of
from casework.sources.unsealing import SAY_WHY, may_unseal
from casework.text import clean
from casework.throttle import Limit, count_attempt
from casework.unit_of_work import unit_of_work
from casework.vault.contacts import belongs
from casework.vault.originals import belongs as photo_belongs
from casework.vault.sealing import CannotOpen, open_sealed
from workflows.actors import Actor
from workflows.words import Label

SHORTEST_REASON, LONGEST_REASON = 10, 500
MOST_IN_A_DAY = 10
_WITH_ORIGINAL = case((Attachment.sealed_sha256.is_not(None), Attachment.case_id))
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
    case_id = _allowed(
        ref, VaultEntry.case_id, email=email, current=current, reason=reason, now=now
    )
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


def open_originals(
    ref: str,
    *,
    email: str,
    current: str,
    reason: str,
    private: PrivateKey,
    now: datetime,
    into: Path,
) -> list[Path]:
    """Write the sealed originals of this case into a folder; raises the same.

    Each is the photo that its event names by its hash.
    """
    case_id = _allowed(ref, _WITH_ORIGINAL, email=email, current=current, reason=reason, now=now)
    rows = db.session.execute(
        select(Attachment.sha256, Attachment.sealed_sha256, Attachment.media_type)
        .where(Attachment.case_id == case_id, Attachment.sealed_sha256.is_not(None))
        .order_by(Attachment.id)
    ).all()
    into.mkdir(mode=0o700, parents=True, exist_ok=True)
    written = []
    for row in rows:
        sealed = files.read(row.sealed_sha256)
        content = open_sealed(sealed, private, belongs=photo_belongs(ref, row.sha256))
        if hashlib.sha256(content).hexdigest() != row.sha256:
            raise CannotOpen("it is not the photo that the history names")
        path = into / f"{row.sha256[:16]}.{row.media_type.rpartition('/')[2]}"
        path.write_bytes(content)
        written.append(path)
    return written


def _allowed(ref: str, held: Any, *, email: str, current: str, reason: str, now: datetime) -> int:
    """The case's id, after the entry; ``held`` is the column of cases with something to open."""
    actor = _officer(email, now)
    why = clean("reason", reason)
    if not SHORTEST_REASON <= len(why) <= LONGEST_REASON:
        raise BadInput("reason", SAY_WHY)
    prove(actor=actor, now=now, current=current)
    day = timedelta(days=1)
    count_attempt((Limit("vault", str(actor.person_id), MOST_IN_A_DAY, day),), now=now)
    return _logged(ref, why, held, actor=actor, now=now)


def _officer(email: str, now: datetime) -> Actor:
    person_id = db.session.scalar(select(Person.id).where(Person.email == email.strip().lower()))
    if person_id is None:
        raise NotFound
    return actor_of(db.session, person_id, on=now.astimezone(ZONE).date())


def _logged(ref: str, why: str, held: Any, *, actor: Actor, now: datetime) -> int:
    """Refused, or written down for good: who, when, which case and why."""
    with unit_of_work() as session:
        file = open_file(session, case_to_change(session, ref, actor=actor), now=now)
        if not may_unseal(file.standings(actor), actor):
            raise NotAllowed
        case_id = file.row.id
        if session.scalar(select(held).where(held == case_id).limit(1)) is None:
            raise BadInput("ref", NOTHING)
        record_look(
            session, Look.VAULT, person_id=actor.person_id, now=now, case_id=case_id, what=why
        )
        log(session, "vault_opened", actor=actor, now=now, ref=ref, reason=why)
        return case_id
