"""The shape of what the keepers of the register fill in."""

from __future__ import annotations

from api.schemas.fields import LINE, PROSE, Choice, Day, Id, Shape, Words
from workflows.hotspots import Ending, Seen, Trend

LONGEST_REF = 24


class PlanStepForm(Shape):
    text = Words(PROSE)
    due_on = Day()
    agency = Id(required=False)


class StepDoneForm(Shape):
    number = Id()
    text = Words(PROSE)


class CheckInForm(Shape):
    trend = Choice(Trend)
    text = Words(PROSE)


class VerifyForm(Shape):
    after = Id()
    seen = Choice(Seen)
    text = Words(PROSE)


class EndForm(Shape):
    ending = Choice(Ending)
    reason = Words(PROSE)


class AddCaseForm(Shape):
    case = Words(LONGEST_REF)
    reason = Words(PROSE)


class AcceptForm(Shape):
    title = Words(LINE)
    reason = Words(PROSE)


class DismissForm(Shape):
    reason = Words(PROSE)
