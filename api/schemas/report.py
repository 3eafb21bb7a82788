"""The shape of a report: six fields that matter, none of them about a person."""

from __future__ import annotations

from typing import Any

from marshmallow import post_load

from api.schemas.fields import LINE, PROSE, SHORT, Choice, Day, Id, Shape, Truth, Words
from casework.actions.report import Report
from workflows.choices import PLACE_KINDS, Scale, SourceKind
from workflows.types import CASE_TYPES


class ReportSchema(Shape):
    """Becomes a ``Report``."""

    title = Words(SHORT)
    what = Words(PROSE)
    place = Words(LINE)
    place_unit = Id()
    type = Choice(CASE_TYPES)
    scale = Choice(Scale)
    place_kind = Choice(PLACE_KINDS, required=False)
    urgent = Truth(required=False)
    source = Choice(SourceKind, required=False)
    began_on = Day(required=False, allow_none=True)

    @post_load
    def report(self, data: dict[str, Any], **_more: Any) -> Report:
        """The same in the records' own form."""
        return Report(**data)
