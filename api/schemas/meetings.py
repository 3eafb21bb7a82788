"""What pages about meetings and directives ask and are sent."""

from __future__ import annotations

from api.schemas.fields import LINE, Choice, Day, Id, Shape, Words
from api.schemas.search import QueryId
from casework.lists.directives import STATUSES
from workflows.meeting import EVERY, MeetingKind

NEVER = "0"


class RegisterQuery(Shape):
    """The parameters of ``GET /directives``."""

    status = Choice(STATUSES, required=False)
    agency = QueryId(required=False)
    unit = QueryId(required=False)
    page = QueryId(required=False)


class PlanQuery(Shape):
    """The parameters of ``GET /meetings/new``."""

    unit = QueryId(required=False)
    kind = Choice(MeetingKind, required=False)


class Plan(Shape):
    """A meeting to be planned."""

    unit = Id()
    kind = Choice(MeetingKind)
    scheduled_on = Day()
    place = Words(LINE)


class Move(Shape):
    """Another day or place."""

    scheduled_on = Day()
    place = Words(LINE)


class Cadence(Shape):
    """How often a unit meets; ``months`` is one of EVERY, or 0 for not regularly."""

    unit = Id()
    kind = Choice(MeetingKind)
    months = Choice((NEVER, *(str(each) for each in EVERY)))
    starts_on = Day()
