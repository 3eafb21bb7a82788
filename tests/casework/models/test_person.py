"""Accounts, seats and tokens: one address once, terms forwards, agency roles in an agency."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from casework.models import ApiToken, Membership, Person
from tests.casework.models.refusal import refuses, writes
from tests.cast import SINCE, Cast, email
from tests.conftest import MORNING


def seat(**changes: Any) -> Membership:
    given = {"person_id": 1, "role": "observer", "unit_id": 1, "starts_on": SINCE}
    return Membership(**(given | changes))


@pytest.mark.parametrize(
    ("wrong", "because"),
    [
        ({"role": "mayor"}, "role"),
        ({"ends_on": SINCE - timedelta(days=1)}, "term"),
        ({"role": "agency_head"}, "agency_roles_have_an_agency"),
        ({"agency_id": 1}, "agency_roles_have_an_agency"),
        ({"team_id": 1}, "team"),
        ({"person_id": 99}, "foreign key"),
    ],
)
def test_a_wrong_seat_is_refused(cast: Cast, wrong: dict[str, Any], because: str) -> None:
    refuses(seat(**wrong), because)


def test_a_term_may_be_a_single_day_and_a_collaborator_may_have_a_team(cast: Cast) -> None:
    writes(seat(ends_on=SINCE), seat(role="collaborator", team_id=1, ends_on=date(2027, 1, 1)))


@pytest.mark.parametrize(
    ("wrong", "because"),
    [({"email": email("alice")}, "people.email"), ({"language": "fr"}, "language")],
)
def test_a_wrong_account_is_refused(cast: Cast, wrong: dict[str, Any], because: str) -> None:
    given = {"email": "new@x.example", "name": "New", "password_hash": "x", "created_at": MORNING}
    refuses(Person(**(given | wrong)), because)


def test_a_token_is_one_persons(cast: Cast) -> None:
    def token(person: int) -> ApiToken:
        return ApiToken(person_id=person, token_hash="h", created_at=MORNING, expires_at=MORNING)

    writes(token(1))
    refuses(token(2), "api_tokens.token_hash")
