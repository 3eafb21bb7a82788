"""Agencies are chosen by id, each once, and an unknown one is refused by the field's name."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import update

from casework.database import db
from casework.directory import agency_ids
from casework.errors import BadInput
from casework.models import Agency
from casework.unit_of_work import unit_of_work
from tests.cast import ENVIRONMENT, OFFICE, Cast

TODAY = date(2026, 3, 2)


def test_the_chosen_come_back_in_order_each_once(cast: Cast) -> None:
    one, two = cast.agency(OFFICE), cast.agency(ENVIRONMENT)
    assert agency_ids(db.session, [one, two, one], "lead", on=TODAY) == (one, two)
    assert agency_ids(db.session, [], "lead", on=TODAY) == ()


def test_an_unknown_agency_is_refused_by_field(cast: Cast) -> None:
    with pytest.raises(BadInput) as refused:
        agency_ids(db.session, [cast.agency(OFFICE), 999], "supporting", on=TODAY)
    assert refused.value.field == "supporting"


def test_an_agency_that_is_no_more_cannot_be_chosen(cast: Cast) -> None:
    gone = cast.agency(OFFICE)
    with unit_of_work() as session:
        session.execute(update(Agency).where(Agency.id == gone).values(valid_to=TODAY))
    with pytest.raises(BadInput):
        agency_ids(db.session, [gone], "lead", on=TODAY)
