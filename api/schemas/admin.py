"""The shape of what an administrator fills in."""

from __future__ import annotations

from typing import Any

from marshmallow import fields

from api.schemas.fields import LINE, SHORT, WORDS, Choice, Day, Degrees, Id, Shape, Truth, Words
from api.schemas.search import QueryId
from casework.administration.people import LONGEST_EMAIL
from casework.administration.units import UNIT_KINDS
from workflows.actors import Role
from workflows.sectors import SECTOR_LABELS

LANGUAGES = ("vi", "en")
LONGEST_AGENCY, LONGEST_DECISION = 160, 60
LONGEST_CODE = 8
LONGEST_DEGREES = 14


class Secret(fields.String):
    """A password: taken letter by letter, neither trimmed nor normalised."""

    def __init__(self, **more: Any) -> None:
        super().__init__(**{"required": True, "error_messages": WORDS, **more})


class UnitChange(Shape):
    name = Words(SHORT)
    valid_from = Day()
    valid_to = Day(required=False)
    latitude = Degrees(LONGEST_DEGREES, required=False)
    longitude = Degrees(LONGEST_DEGREES, required=False)


class NewUnit(UnitChange):
    code = Words(LONGEST_CODE)
    kind = Choice(UNIT_KINDS)
    parent = Id(required=False)


class AgencyChange(Shape):
    name = Words(LONGEST_AGENCY)
    sector = Choice(SECTOR_LABELS)
    outside = Truth(required=False, load_default=False)
    valid_from = Day()
    valid_to = Day(required=False)


class NewAgency(AgencyChange):
    unit = Id()


class TeamChange(Shape):
    name = Words(LONGEST_AGENCY)
    decision_number = Words(LONGEST_DECISION)
    decision_date = Day()
    sector = Words(SHORT)
    lead = Id(required=False)


class NewTeam(TeamChange):
    unit = Id()


class PersonChange(Shape):
    name = Words(SHORT)
    language = Choice(LANGUAGES)
    active = Truth(required=False, load_default=False)


class NewPerson(Shape):
    name = Words(SHORT)
    email = Words(LONGEST_EMAIL)
    password = Secret()
    language = Choice(LANGUAGES, required=False)


class Password(Shape):
    password = Secret()


class NewMembership(Shape):
    role = Choice(Role)
    unit = Id()
    agency = Id(required=False)
    team = Id(required=False)
    starts_on = Day()
    ends_on = Day(required=False)


class Decision(Shape):
    """``current`` proves who grants; to refuse, nothing need be proved."""

    granted = Truth()
    current = Secret(required=False, load_default="")


class EndMembership(Shape):
    ends_on = Day()


class PeopleQuery(Shape):
    """The parameters of the list of people."""

    q = Words(LINE, required=False)
    after = QueryId(required=False)


class AuditQuery(Shape):
    """Where the log goes on."""

    before = QueryId(required=False)
