"""Agencies to choose from, with their figures."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from casework.database import db
from casework.lists.agency_load import agencies_with_load
from casework.models import Agency
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import ENVIRONMENT, OFFICE, POLICE, Cast
from workflows.states import State

TODAY = date(2026, 3, 2)


def loads(cast: Cast, now: datetime, *codes: str) -> dict[str, Any]:
    units = [cast.unit(code) for code in codes or ("SMY", "TAM")]
    return {row.name: row for row in agencies_with_load(db.session, units, on=TODAY, now=now)}


def test_the_agencies_of_the_units_come_by_name(cast: Cast, now: datetime) -> None:
    assert list(loads(cast, now)) == sorted([ENVIRONMENT, OFFICE, POLICE])
    assert list(loads(cast, now, "SMY")) == [OFFICE]


def test_an_agency_without_cases_counts_none(cast: Cast, now: datetime) -> None:
    row = loads(cast, now)[POLICE]
    assert (row.held, row.ended, row.on_time) == (0, 0, 0)


def test_what_an_agency_holds_and_ended_is_counted(cases: Cases, cast: Cast, now: datetime) -> None:
    cases.at(State.ASSIGNED)
    cases.at(State.IN_PROGRESS)
    cases.at(State.RESOLVED)
    row = loads(cast, now)[ENVIRONMENT]
    assert (row.held, row.ended, row.on_time) == (2, 1, 1)


def test_a_result_after_the_first_promised_date_is_not_on_time(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.do("dan", ref, "ask_extension", days=10)
    cases.do("bob", ref, "decide_extension")
    # Sixteen working days were promised; this is within the extension.
    later = now + timedelta(days=28)
    cases.do("dan", ref, "resolve", now=later)
    row = loads(cast, later)[ENVIRONMENT]
    assert (row.ended, row.on_time) == (1, 0)


def test_what_ended_over_a_year_ago_no_longer_counts(
    cases: Cases, cast: Cast, now: datetime
) -> None:
    cases.at(State.RESOLVED)
    assert loads(cast, now + timedelta(days=364))[ENVIRONMENT].ended == 1
    assert loads(cast, now + timedelta(days=366))[ENVIRONMENT].ended == 0


def test_an_agency_that_no_longer_exists_cannot_be_chosen(cast: Cast, now: datetime) -> None:
    with unit_of_work() as session:
        agency = session.get(Agency, cast.agency(OFFICE))
        assert agency is not None
        agency.valid_to = TODAY
    assert OFFICE not in loads(cast, now)
