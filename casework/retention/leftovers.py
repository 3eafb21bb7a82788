"""What was needed once: keys of forms received, tokens worth nothing, lists taken away, old requests."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, delete, or_

from casework.models import ApiToken, DataRequest, Export, Submission
from casework.unit_of_work import unit_of_work

KEY_DAYS: Final = 90
"""A telephone may be offline for weeks and then send its form again (promise R6)."""
TOKEN_DAYS: Final = 90
EXPORT_DAYS: Final = 30
REQUEST_DAYS: Final = 730
"""So long whoever asked may want to see how it was answered."""


def purge_submissions(*, now: datetime) -> int:
    """Keys of forms received long ago; they also tie a person to a case."""
    return _gone(Submission, Submission.key, Submission.recorded_at <= _before(now, KEY_DAYS))


def purge_tokens(*, now: datetime) -> int:
    """Tokens that ended or were revoked long ago; that they were made stays in the log."""
    before = _before(now, TOKEN_DAYS)
    ended = or_(ApiToken.expires_at <= before, ApiToken.revoked_at <= before)
    return _gone(ApiToken, ApiToken.id, ended)


def purge_exports(*, now: datetime) -> int:
    """Lists made long ago; their files go when they are collected as files no row names."""
    return _gone(Export, Export.id, Export.recorded_at <= _before(now, EXPORT_DAYS))


def purge_requests(*, now: datetime) -> int:
    """What people asked about their own data, long after it was answered or withdrawn."""
    return _gone(DataRequest, DataRequest.id, DataRequest.ended_at <= _before(now, REQUEST_DAYS))


def _before(now: datetime, days: int) -> datetime:
    return now - timedelta(days=days)


def _gone(table: Any, column: Any, over: ColumnElement[bool]) -> int:
    with unit_of_work() as session:
        return len(session.execute(delete(table).where(over).returning(column)).all())
