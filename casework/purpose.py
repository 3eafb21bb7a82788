"""What this database was created for; that never changes, so it is asked once a process."""

from __future__ import annotations

from flask import current_app
from sqlalchemy import select

from casework.database import db
from casework.models import DatabaseMark

KEPT = "casework_purpose"


def purpose() -> str:
    """``production``, ``demo`` or ``test``."""
    kept = current_app.extensions
    if KEPT not in kept:
        kept[KEPT] = db.session.scalar(select(DatabaseMark.purpose))
    return str(kept[KEPT])
