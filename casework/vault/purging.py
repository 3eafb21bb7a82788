"""A contact is kept while it may be needed: some weeks after the end of its case it is gone."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select

from casework.administration.log import COMMAND_LINE, log
from casework.app import current_settings
from casework.database import db
from casework.models import Case, VaultEntry
from casework.queries import ended_before, ids_of_numbers
from casework.unit_of_work import unit_of_work
from casework.vault.contacts import forget_contacts


def purge_vault(*, now: datetime) -> int:
    """Forget every contact whose time is over; returns how many. The log tells the number only."""
    kept = timedelta(days=current_settings().vault_kept_days)
    holding = Case.id.in_(select(VaultEntry.case_id))
    refs = ended_before(db.session, now - kept, holding)
    db.session.rollback()
    if not refs:
        return 0
    with unit_of_work() as session:
        gone = forget_contacts(session, ids_of_numbers(session, refs))
        log(session, "vault_purged", actor=COMMAND_LINE, now=now, number=gone)
        return gone
