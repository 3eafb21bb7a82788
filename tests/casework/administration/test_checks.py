"""The checks that every command of the administration shares."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from casework.administration.checks import (
    NO_UNIT,
    check_named,
    check_validity,
    existing,
    known,
    require,
)
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Unit
from casework.unit_of_work import unit_of_work
from tests.cast import Cast
from workflows.permissions import Permission


def test_a_role_that_grants_it_is_required(cast: Cast) -> None:
    require(cast.actor("ada"), Permission.UNIT_MANAGE)
    with pytest.raises(NotAllowed):
        require(cast.actor("frank"), Permission.UNIT_MANAGE)


def test_what_is_to_change_must_be_there(app: Flask, cast: Cast) -> None:
    with unit_of_work() as session:
        assert existing(session, Unit, cast.unit("SMY")).code == "SMY"
        with pytest.raises(NotFound):
            existing(session, Unit, 9_999)


def test_what_the_input_names_must_be_there(app: Flask, cast: Cast) -> None:
    with unit_of_work() as session:
        assert known(session, Unit, cast.unit("SMY"), "unit", NO_UNIT).code == "SMY"
        with pytest.raises(BadInput) as refused:
            known(session, Unit, 9_999, "unit", NO_UNIT)
    assert refused.value.field == "unit"


def test_validity_lasts_at_least_a_day() -> None:
    first = date(2026, 3, 2)
    check_validity(first, None)
    check_validity(first, date(2026, 3, 3))
    with pytest.raises(BadInput) as refused:
        check_validity(first, first)
    assert refused.value.field == "valid_to"


def test_a_name_has_letters() -> None:
    check_named("Xã Suối Mây")
    with pytest.raises(BadInput) as refused:
        check_named(" \n")
    assert refused.value.field == "name"
