"""What an administrator fills in."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from api.schemas import admin
from api.schemas.fields import Shape
from casework.administration.agencies import add_agency, change_agency
from casework.administration.memberships import end_membership
from casework.administration.people import add_person, change_person, set_password
from casework.administration.proposals import decide_role, propose_role
from casework.administration.teams import add_team, change_team
from casework.administration.units import add_unit, change_unit

# Asked by the page before the command, to know that it is still the same person.
PROOF = {"current"}
# Not typed into a form: who acts, when, and on what.
GIVEN = {
    "actor",
    "now",
    "unit_id",
    "agency_id",
    "team_id",
    "person_id",
    "membership_id",
    "proposal_id",
}


@pytest.mark.parametrize(
    ("shape", "command"),
    [
        (admin.NewUnit, add_unit),
        (admin.UnitChange, change_unit),
        (admin.NewAgency, add_agency),
        (admin.AgencyChange, change_agency),
        (admin.NewTeam, add_team),
        (admin.TeamChange, change_team),
        (admin.NewPerson, add_person),
        (admin.PersonChange, change_person),
        (admin.Password, set_password),
        (admin.NewMembership, propose_role),
        (admin.EndMembership, end_membership),
        (admin.Decision, decide_role),
    ],
)
def test_a_form_asks_exactly_what_its_command_takes(
    app: Flask, shape: type[Shape], command: Callable[..., Any]
) -> None:
    taken = {
        name: each.default is each.empty
        for name, each in inspect.signature(command).parameters.items()
        if name not in GIVEN
    }
    fields = {name: each for name, each in shape().fields.items() if name not in PROOF}
    assert set(fields) == set(taken)
    asked = {name for name, field in fields.items() if field.required}
    needed = {name for name, needs in taken.items() if needs}
    # A switch that is off is not sent at all; everything else that is needed is required.
    assert needed - asked <= {"outside", "active"}
    assert asked <= needed


def test_a_password_is_taken_letter_by_letter(app: Flask) -> None:
    with app.test_request_context("/"):
        assert admin.Password().load({"password": "  cây đa  "}) == {"password": "  cây đa  "}
