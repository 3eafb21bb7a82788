"""What may be asked of the lists that people read: filters, order and page of the address."""

from __future__ import annotations

from typing import Any

from werkzeug.datastructures import MultiDict

from api.schemas.fields import Choice, Day, Shape, Words
from api.schemas.search import MOST_CURSOR, CaseQuery, QueryId, QueryTruth
from casework.lists import desk, overdue
from workflows.states import Severity, Verification
from workflows.types import CASE_TYPES

DESK_TABS = ("new", "working", "more", "reported", "support", desk.ALL, desk.MONTH)
DESK_TIMES = ("late", "soon", "ok")


class BoardQuery(Shape):
    """The parameters of ``GET /board``, and of taking it away."""

    unit = QueryId(required=False)
    agency = QueryId(required=False)
    unassigned = QueryTruth(required=False)
    type = Choice(CASE_TYPES, required=False)
    severity = Choice((*Severity, overdue.NOT_ASSESSED), required=False)
    late = Choice(overdue.BANDS, required=False)
    sort = Choice(overdue.ORDERS, required=False)
    cursor = Words(MOST_CURSOR, required=False)


class DeskQuery(Shape):
    """The parameters of ``GET /desk``."""

    tab = Choice(DESK_TABS, required=False)
    due = Choice(DESK_TIMES, required=False)
    cursor = Words(MOST_CURSOR, required=False)


class CasesPageQuery(CaseQuery):
    """The parameters of ``GET /cases``: those of the programs, and what pages link to."""

    verification = Choice(Verification, required=False)
    severity = Choice(Severity, required=False)
    hot_spot = QueryTruth(required=False)
    paused = QueryTruth(required=False)
    directive = QueryTruth(required=False)
    ended_since = Day(required=False)
    place = QueryId(required=False)
    running = QueryTruth(required=False)


def asked_of(shape: Shape, given: MultiDict[str, str]) -> dict[str, Any]:
    """The parameters as values; an empty one counts as not sent. Raises ValidationError."""
    sent = {name: text for name, text in given.items() if text and name != "csrf_token"}
    loaded: dict[str, Any] = shape.load(sent)
    return loaded
