"""Each action's schema asks exactly what its command takes."""

import inspect

import pytest

from api.schemas.actions import ACTION_SCHEMAS
from casework.actions import COMMANDS

WITH_A_ROUTE_OF_ITS_OWN = {"attach"}


def test_every_command_has_a_schema_and_the_other_way_round() -> None:
    assert set(ACTION_SCHEMAS) == set(COMMANDS) - WITH_A_ROUTE_OF_ITS_OWN


@pytest.mark.parametrize("action", sorted(ACTION_SCHEMAS))
def test_names_and_what_is_required_are_the_same(action: str) -> None:
    taken = {
        name: parameter.default is inspect.Parameter.empty
        for name, parameter in inspect.signature(COMMANDS[action]).parameters.items()
        if name != "turn"
    }
    asked = {name: field.required for name, field in ACTION_SCHEMAS[action]().fields.items()}
    assert asked == taken
