"""What is sealed is kept while it may be needed: some time after the end of its case it is gone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select, update

from casework.administration.log import COMMAND_LINE, log
from casework.app import current_settings
from casework.database import db
from casework.models import Attachment, Case, VaultEntry
from casework.queries import ended_before, ids_of_numbers
from casework.unit_of_work import unit_of_work
from casework.vault.contacts import forget_contacts


def purge_vault(*, now: datetime) -> int:
    """Forget every contact and original whose time is over; returns how many.

    The log of the administration tells the numbers only. Files of originals go when they are
    collected as files that no row names.
    """
    settings = current_settings()
    contacts = _over(VaultEntry.case_id, settings.vault_kept_days, now=now)
    sealed = Attachment.sealed_sha256.is_not(None)
    originals = _over(Attachment.case_id, settings.originals_kept_days, sealed, now=now)
    if not contacts and not originals:
        return 0
    with unit_of_work() as session:
        gone = forget_contacts(session, contacts)
        mine = (Attachment.case_id.in_(originals), sealed)
        found = session.scalars(select(Attachment.id).where(*mine)).all()
        session.execute(update(Attachment).where(*mine).values(sealed_sha256=None))
        said = {"number": gone, "originals": len(found)}
        log(session, "vault_purged", actor=COMMAND_LINE, now=now, **said)
        return gone + len(found)


def _over(holds: Any, days: float, *conditions: Any, now: datetime) -> list[int]:
    """The ids of cases that hold something and ended more than so many days ago."""
    holding = Case.id.in_(select(holds).where(*conditions))
    refs = ended_before(db.session, now - timedelta(days=days), holding)
    found = ids_of_numbers(db.session, refs) if refs else []
    db.session.rollback()
    return found
