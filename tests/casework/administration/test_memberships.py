"""Roles for a term: given, refused, ended."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.administration.memberships import end_membership
from casework.administration.proposals import propose_role
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import AdminEvent, Membership, RoleProposal
from tests.cast import OFFICE, Cast

TODAY = date(2026, 3, 2)


def give(cast: Cast, now: datetime, to: str = "olga", who: str = "ada", **changes: Any) -> int:
    said: dict[str, Any] = {
        "role": "coordinator",
        "unit": cast.unit("BSE"),
        "starts_on": TODAY,
        **changes,
    }
    return propose_role(cast.person(to), actor=cast.actor(who), now=now, **said)


def held(cast: Cast, name: str) -> Membership:
    return db.session.scalars(
        select(Membership).where(Membership.person_id == cast.person(name))
    ).one()


def end(cast: Cast, now: datetime, name: str, ends_on: date, who: str = "ada") -> None:
    end_membership(
        held(cast, name).id,
        person_id=cast.person(name),
        actor=cast.actor(who),
        now=now,
        ends_on=ends_on,
    )


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"role": "king"}, "role"),
        ({"unit": 9_999}, "unit"),
        ({"role": "agency_officer"}, "agency"),
        ({"role": "agency_officer", "agency": 9_999}, "agency"),
        ({"role": "agency_officer", "agency": 3}, "agency"),
        ({"agency": 4}, "agency"),
        ({"team": 1}, "team"),
        ({"role": "collaborator", "team": 1}, "team"),
        ({"role": "collaborator", "team": 9_999}, "team"),
        ({"ends_on": date(2026, 3, 1)}, "ends_on"),
    ],
)
def test_what_does_not_fit_is_refused_by_name_and_nothing_is_proposed(
    app: Flask, cast: Cast, now: datetime, changes: dict[str, Any], field: str
) -> None:
    # Agency 3 is the office of the other commune, and the only team is there too.
    assert cast.agency(OFFICE) == 3
    before = db.session.query(RoleProposal).count()
    with pytest.raises(BadInput) as refused:
        give(cast, now, **changes)
    assert refused.value.field == field
    assert db.session.query(RoleProposal).count() == before


def test_a_role_held_already_is_not_given_again_for_the_same_days(
    app: Flask, cast: Cast, now: datetime
) -> None:
    with pytest.raises(BadInput) as refused:
        give(cast, now, "bill")
    assert refused.value.field == "role"
    end(cast, now, "bill", date(2026, 3, 10))
    with pytest.raises(BadInput):
        give(cast, now, "bill", starts_on=date(2026, 3, 10))
    give(cast, now, "bill", starts_on=date(2026, 3, 11))


def test_a_term_ends_with_its_last_day(app: Flask, cast: Cast, now: datetime) -> None:
    end(cast, now, "bob", TODAY)
    assert cast.actor("bob", on=TODAY).seats
    assert cast.actor("bob", on=date(2026, 3, 3)).seats == ()
    (entry,) = db.session.scalars(select(AdminEvent)).all()
    assert (entry.kind, entry.person_id) == ("role_ended", cast.person("bob"))
    assert entry.body["ends_on"] == "2026-03-02"


def test_a_term_that_is_over_stays_over(app: Flask, cast: Cast, now: datetime) -> None:
    end(cast, now, "bob", date(2026, 2, 1))
    with pytest.raises(BadInput) as refused:
        end(cast, now, "bob", date(2026, 12, 31))
    assert refused.value.field == "ends_on"
    assert held(cast, "bob").ends_on == date(2026, 2, 1)


def test_a_term_cannot_end_before_it_began(app: Flask, cast: Cast, now: datetime) -> None:
    with pytest.raises(BadInput) as refused:
        end(cast, now, "bob", date(2025, 6, 30))
    assert refused.value.field == "ends_on"


def test_an_administrator_does_not_end_the_own_administration(
    app: Flask, cast: Cast, now: datetime
) -> None:
    with pytest.raises(BadInput) as refused:
        end(cast, now, "ada", TODAY)
    assert refused.value.field == "ends_on"
    assert held(cast, "ada").ends_on is None


def test_a_term_of_somebody_else_is_not_found(app: Flask, cast: Cast, now: datetime) -> None:
    for membership, person in ((held(cast, "bob").id, "bill"), (9_999, "bob")):
        with pytest.raises(NotFound):
            end_membership(
                membership,
                person_id=cast.person(person),
                actor=cast.actor("ada"),
                now=now,
                ends_on=TODAY,
            )


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "otto"])
def test_only_an_administrator_may(app: Flask, cast: Cast, now: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        give(cast, now, who=who)
    with pytest.raises(NotAllowed):
        end(cast, now, "bill", TODAY, who=who)
    assert held(cast, "bill").ends_on is None
