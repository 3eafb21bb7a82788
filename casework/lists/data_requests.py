"""The register of requests about one's own data: a person's own, and all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Select, select
from sqlalchemy.orm import aliased

from casework.models import DataRequest, Person
from casework.seats import Reading

LIMIT: Final = 50
WHO = aliased(Person, name="who")
ANSWERER = aliased(Person, name="answerer")


def own_requests(session: Reading, person_id: int) -> Sequence[Any]:
    """What this person asked, the newest first."""
    mine = _rows().where(DataRequest.person_id == person_id)
    return session.execute(mine.order_by(DataRequest.id.desc())).all()


def open_requests(session: Reading) -> Sequence[Any]:
    """All that wait for an answer, the oldest first: whichever is overdue leads."""
    waiting = _rows().where(DataRequest.ended_at.is_(None))
    return session.execute(waiting.order_by(DataRequest.asked_at, DataRequest.id)).all()


def ended_requests(session: Reading, *, before: int | None = None) -> Sequence[Any]:
    """A page and one more of what has ended, the newest asked first."""
    ended = _rows().where(DataRequest.ended_at.is_not(None))
    if before is not None:
        ended = ended.where(DataRequest.id < before)
    return session.execute(ended.order_by(DataRequest.id.desc()).limit(LIMIT + 1)).all()


def _rows() -> Select[Any]:
    return (
        select(
            *DataRequest.__table__.columns,
            WHO.name.label("who"),
            ANSWERER.name.label("answerer"),
        )
        .join(WHO, WHO.id == DataRequest.person_id)
        .outerjoin(ANSWERER, ANSWERER.id == DataRequest.answered_by_id)
    )
