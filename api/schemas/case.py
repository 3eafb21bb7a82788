"""The shapes that go out: what a program reads of a case. Who reported is in none of them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from marshmallow import Schema
from marshmallow.fields import Boolean, Date, Field, Integer, List, Nested, String

from casework.refs import ZONE


class When(Field[Any]):
    """A time at +07:00, or a day only where the hour would point at a witness (design §6)."""

    def _serialize(self, value: Any, attr: str | None, obj: Any, **more: Any) -> str | None:
        if isinstance(value, datetime):
            return value.astimezone(ZONE).isoformat(timespec="seconds")
        return value.isoformat() if isinstance(value, date) else None


class UnitShape(Schema):
    """A unit."""

    id = Integer()
    code = String()
    name = String()


class AgencyShape(Schema):
    """An agency; cases are passed on to those that are outside."""

    id = Integer()
    name = String()
    outside = Boolean()


class DirectiveShape(Schema):
    """A directive of the standing committee."""

    number = Integer()
    owner = String()
    due_on = String()
    status = String()
    dialogue = Integer(
        metadata={"description": "Promised in the dialogue of this number; 0 for a directive."}
    )


class PossibleShape(Schema):
    """An action that would succeed now."""

    action = String()
    label = String()


class ChangedShape(Schema):
    """What a change left behind, and what may be done next."""

    ref = String()
    state = String(metadata={"description": "Empty when the case left the caller's sight."})
    version = Integer()
    actions = List(Nested(PossibleShape))


class SeenShape(Schema):
    """What somebody asked to confirm sees: the question, and nothing else of the case."""

    ref = String()
    version = Integer()
    state = String()
    title = String()
    place = String()
    told = String()
    actions = List(Nested(PossibleShape))


class CaseShape(SeenShape):
    """A case; a field that is not for this reader is absent."""

    what = String()
    type = String()
    scale = String()
    place_kind = String()
    place_unit = Nested(UnitShape)
    unit = Nested(UnitShape)
    urgent = Boolean()
    cycle = Integer()
    lead = Nested(AgencyShape, allow_none=True)
    supporting = List(Nested(AgencyShape))
    outcome = String(allow_none=True)
    verification = String(allow_none=True)
    disputed = Boolean()
    objected = Boolean()
    voices = Integer(allow_none=True, metadata={"description": "Null: fewer than five."})
    merged_into = String(allow_none=True)
    split_from = String(allow_none=True)
    reported_on = When()
    began_on = Date(allow_none=True)
    state_since = When()
    ended_at = When(allow_none=True)

    severity = String(allow_none=True)
    complex = Boolean()
    hot_spot = Boolean()
    held_since = When()
    returns = Integer()
    pauses = Integer()
    extensions = Integer()
    extension_asked = Integer(allow_none=True)
    unexplained = Boolean()
    hand_back_asked = Boolean()
    paused_until = Date(allow_none=True)
    due_at = When(allow_none=True)
    due_original = When(allow_none=True)
    case_due_at = When(allow_none=True)
    directives = List(Nested(DirectiveShape))

    source = String()
    complained = List(Nested(AgencyShape))
    category_asked = String(allow_none=True)


class FieldShape(Schema):
    """A text of an event, with what it is."""

    label = String()
    text = String()


class PhotoShape(Schema):
    """A photo of an event; people can see it once a worker has made the clean copy."""

    moment = String()
    ready = Boolean()


class EntryShape(Schema):
    """An event as a sentence; ``person`` is an official's name, for offices only."""

    seq = Integer()
    kind = String()
    at = When()
    who = String()
    person = String(allow_none=True)
    sentence = String()
    fields_ = List(Nested(FieldShape), attribute="fields", data_key="fields")
    photos = List(Nested(PhotoShape))


class HistoryShape(Schema):
    """What this reader may read of the history."""

    events = List(Nested(EntryShape))


class RowShape(Schema):
    """A case in a list."""

    ref = String()
    version = Integer()
    state = String()
    type = String()
    title = String()
    place = String()
    place_unit = String()
    unit = String()
    agency = String(allow_none=True)
    cycle = Integer()
    severity = String(allow_none=True)
    urgent = Boolean()
    hot_spot = Boolean()
    disputed = Boolean()
    verification = String(allow_none=True)
    voices = Integer(allow_none=True, metadata={"description": "Null: fewer than five."})
    reported_on = When()
    ended_on = When(allow_none=True)
    due_at = When(allow_none=True)


class PageShape(Schema):
    """One page of a list; ``next`` is the address of the page after it."""

    cases = List(Nested(RowShape))
    next = String(allow_none=True)
