"""The table of forms, held against schemas and life cycle."""

from __future__ import annotations

import pytest

from api.schemas.actions import ACTION_SCHEMAS
from api.schemas.fields import Choice, Day, Id, Ids, Key, Truth, Words
from api.views.action_forms import FORMS
from api.views.action_options import OPTIONS
from workflows.lifecycle import LIFE_CYCLE

# Which kinds of drawing can send which shape.
KINDS = {
    Key: {"select"},
    Words: {"text", "textarea"},
    Choice: {"radios", "select"},
    Day: {"date"},
    Id: {"number", "select", "lead"},
    Ids: {"checks", "supporting"},
    Truth: {"switch", "ticks", "radios"},
}
CHOOSING = {"radios", "select", "checks", "lead", "supporting"}


def test_every_action_but_the_photo_and_the_systems_own_has_a_form() -> None:
    assert {each.name for each in LIFE_CYCLE} - set(FORMS) == {"attach", "lapse"}


@pytest.mark.parametrize("action", FORMS)
def test_its_fields_are_those_of_the_schema(action: str) -> None:
    names = [field.name for field in FORMS[action].fields]
    assert len(names) == len(set(names))
    assert set(names) == set(ACTION_SCHEMAS[action]().fields)


@pytest.mark.parametrize("action", FORMS)
def test_each_field_is_drawn_as_its_shape_can_be_sent(action: str) -> None:
    shapes = ACTION_SCHEMAS[action]().fields
    for field in FORMS[action].fields:
        assert field.kind in KINDS[type(shapes[field.name])], field.name
        assert (field.options in OPTIONS) == (field.kind in CHOOSING), field.name
        assert bool(field.parts) == (field.kind == "ticks")


@pytest.mark.parametrize("action", FORMS)
def test_a_yes_or_no_is_never_taken_from_silence(action: str) -> None:
    shapes = ACTION_SCHEMAS[action]().fields
    for field in FORMS[action].fields:
        required_list = isinstance(shapes[field.name], Ids) and shapes[field.name].required
        if (field.kind == "radios" and isinstance(shapes[field.name], Truth)) or required_list:
            assert field.explicit, field.name


@pytest.mark.parametrize("action", FORMS)
def test_every_form_says_what_will_happen(action: str) -> None:
    assert str(FORMS[action].does).endswith(".")
    if FORMS[action].danger:
        assert str(FORMS[action].confirm)


def test_every_list_of_options_is_used() -> None:
    used = {field.options for form in FORMS.values() for field in form.fields}
    assert set(OPTIONS) == used - {""}
