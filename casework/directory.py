"""Looking up agencies and units by id as people choose them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, and_, or_, select

from casework.errors import BadInput
from casework.models import Agency
from casework.seats import Reading
from workflows.words import Label

NO_AGENCY = Label("Không có cơ quan này.", "There is no such agency.")


def valid_agency(on: date) -> ColumnElement[bool]:
    """Agencies that exist on that day."""
    return and_(Agency.valid_from <= on, or_(Agency.valid_to.is_(None), Agency.valid_to > on))


def agency_ids(session: Reading, chosen: Iterable[int], field: str, *, on: date) -> tuple[int, ...]:
    """The chosen ids in order, each once; raises BadInput naming the field for an unknown one."""
    wanted = tuple(dict.fromkeys(chosen))
    known = set(session.scalars(select(Agency.id).where(Agency.id.in_(wanted), valid_agency(on))))
    if set(wanted) - known:
        raise BadInput(field, NO_AGENCY)
    return wanted
