"""Setting up and ending agencies."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask

from casework.actions import perform
from casework.administration.agencies import add_agency, change_agency
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Agency
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, Cast
from workflows.states import State

FIRST = date(2026, 3, 1)


def add(cast: Cast, now: datetime, who: str = "ada", **changes: Any) -> int:
    said: dict[str, Any] = {
        "unit": cast.unit("TAM"),
        "name": "Công ty Điện lực An Minh",
        "sector": "electricity",
        "outside": True,
        "valid_from": FIRST,
        **changes,
    }
    return add_agency(actor=cast.actor(who), now=now, **said)


def change(cast: Cast, now: datetime, who: str = "ada", **changes: Any) -> None:
    said: dict[str, Any] = {
        "name": ENVIRONMENT,
        "sector": "environment",
        "outside": False,
        "valid_from": FIRST,
        **changes,
    }
    change_agency(cast.agency(ENVIRONMENT), actor=cast.actor(who), now=now, **said)


def test_an_agency_is_added(app: Flask, cast: Cast, now: datetime) -> None:
    agency = db.session.get_one(Agency, add(cast, now))
    assert (agency.name, agency.sector) == ("Công ty Điện lực An Minh", "electricity")
    assert agency.outside
    assert agency.unit_id == cast.unit("TAM")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"unit": 9_999}, "unit"),
        ({"name": OFFICE}, "name"),
        ({"name": " "}, "name"),
        ({"sector": "witchcraft"}, "sector"),
        ({"valid_to": FIRST}, "valid_to"),
    ],
)
def test_what_does_not_fit_is_refused_by_name_and_nothing_is_added(
    app: Flask, cast: Cast, now: datetime, changes: dict[str, Any], field: str
) -> None:
    before = db.session.query(Agency).count()
    with pytest.raises(BadInput) as refused:
        add(cast, now, **changes)
    assert refused.value.field == field
    assert db.session.query(Agency).count() == before


def test_it_may_be_renamed_even_to_its_own_name_but_not_to_anothers(
    app: Flask, cast: Cast, now: datetime
) -> None:
    agency = cast.agency(ENVIRONMENT)
    change(cast, now)
    with pytest.raises(BadInput) as refused:
        change(cast, now, name=OFFICE)
    assert refused.value.field == "name"
    change(cast, now, name="Sở Môi trường An Minh", sector="land")
    row = db.session.get_one(Agency, agency)
    assert (row.name, row.sector) == ("Sở Môi trường An Minh", "land")


def test_an_agency_that_has_ended_gets_no_more_cases(app: Flask, cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    ref = cases.at(State.ASSESSED)
    change(cast, now, valid_from=date(2025, 7, 1), valid_to=date(2026, 3, 2))
    with pytest.raises(BadInput) as refused:
        perform(ref, "assign", actor=cast.actor("bob"), now=now, lead=cast.agency(ENVIRONMENT))
    assert refused.value.field == "lead"


def test_an_unknown_agency_is_not_found(app: Flask, cast: Cast, now: datetime) -> None:
    with pytest.raises(NotFound):
        change_agency(
            9_999,
            actor=cast.actor("ada"),
            now=now,
            name="X",
            sector="land",
            outside=False,
            valid_from=FIRST,
        )


@pytest.mark.parametrize("who", ["alice", "carol", "dora", "frank", "otto"])
def test_only_an_administrator_may(app: Flask, cast: Cast, now: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        add(cast, now, who)
    with pytest.raises(NotAllowed):
        change(cast, now, who, sector="land")
    agency = db.session.get_one(Agency, cast.agency(ENVIRONMENT))
    assert agency.sector == "environment"
