"""The shape of a question to the list of cases: every field narrows it."""

from __future__ import annotations

from typing import Any

from marshmallow import ValidationError

from api.schemas.fields import LINE, SHORT, Choice, Id, Shape, Truth, Words
from casework.lists.search import ORDERS
from workflows.states import State
from workflows.types import CASE_TYPES

MOST_CURSOR = 600


class QueryId(Id):
    """An id as an address writes it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> int:
        if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < LINE:
            return super()._deserialize(int(value), attr, data, **more)
        raise ValidationError([str(self.error_messages["invalid"])])


class QueryTruth(Truth):
    """``true`` or ``false`` as an address writes it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **more: Any) -> bool:
        known = {"true": True, "false": False}
        said = known.get(value, value) if isinstance(value, str) else value
        return super()._deserialize(said, attr, data, **more)


class CaseQuery(Shape):
    """The parameters of ``GET /cases``."""

    state = Choice(State, required=False)
    type = Choice(CASE_TYPES, required=False)
    unit = QueryId(required=False)
    agency = QueryId(required=False)
    overdue = QueryTruth(required=False)
    q = Words(SHORT, required=False)
    sort = Choice(ORDERS, required=False)
    cursor = Words(MOST_CURSOR, required=False)
