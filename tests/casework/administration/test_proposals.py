"""Roles are given by two administrators."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.administration.proposals import decide_role, open_proposals, propose_role
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import AdminEvent, Membership, RoleProposal, Team
from tests.cast import ENVIRONMENT, Cast
from tests.two_admins import grant, second_admin
from workflows.actors import Actor, Role

TODAY = date(2026, 3, 2)


@pytest.fixture
def abe(app: Flask, cast: Cast, now: datetime) -> Actor:
    return second_admin(cast, now)


def wanted(cast: Cast, **changes: Any) -> dict[str, Any]:
    return {"role": "coordinator", "unit": cast.unit("BSE"), "starts_on": TODAY, **changes}


def propose(cast: Cast, now: datetime, to: str = "olga", who: str = "ada") -> int:
    return propose_role(cast.person(to), actor=cast.actor(who), now=now, **wanted(cast))


def decide(cast: Cast, now: datetime, proposal: int, by: Actor, *, granted: bool = True) -> None:
    decide_role(proposal, person_id=cast.person("olga"), actor=by, now=now, granted=granted)


def test_a_granted_role_is_held_from_its_first_to_its_last_day(
    abe: Actor, cast: Cast, now: datetime
) -> None:
    term = {"starts_on": date(2026, 3, 5), "ends_on": date(2026, 3, 6)}
    grant(cast, now, "olga", abe, **wanted(cast, **term))
    held = {
        day: Role.COORDINATOR in cast.actor("olga", on=date(2026, 3, day)).roles
        for day in (4, 5, 6, 7)
    }
    assert held == {4: False, 5: True, 6: True, 7: False}


def test_agency_and_team_are_kept(abe: Actor, cast: Cast, now: datetime) -> None:
    agency = cast.agency(ENVIRONMENT)
    grant(
        cast,
        now,
        "olga",
        abe,
        **wanted(cast, role="agency_head", unit=cast.unit("TAM"), agency=agency),
    )
    assert agency in cast.actor("olga").agencies
    team = db.session.scalars(select(Team.id)).one()
    grant(
        cast, now, "dan", abe, **wanted(cast, role="collaborator", unit=cast.unit("SMY"), team=team)
    )
    assert db.session.scalars(select(Membership.team_id).where(Membership.team_id == team)).all()


def test_nothing_is_held_until_it_is_granted(abe: Actor, cast: Cast, now: datetime) -> None:
    before = cast.actor("olga").seats
    proposal = propose(cast, now)
    assert cast.actor("olga").seats == before
    assert [row.id for row in open_proposals(db.session)] == [proposal]
    assert open_proposals(db.session, cast.person("bob")) == []
    decide(cast, now, proposal, abe, granted=False)
    assert cast.actor("olga").seats == before
    assert open_proposals(db.session) == []


def test_each_step_is_in_the_log(abe: Actor, cast: Cast, now: datetime) -> None:
    grant(cast, now, "olga", abe, **wanted(cast))
    rows = db.session.scalars(select(AdminEvent).order_by(AdminEvent.id)).all()
    assert [(row.kind, row.actor_id) for row in rows] == [
        ("role_proposed", cast.person("ada")),
        ("role_granted", abe.person_id),
    ]
    assert {row.person_id for row in rows} == {cast.person("olga")}
    assert rows[1].body["role"] == "coordinator"


def test_nobody_grants_their_own_proposal_but_may_withdraw_it(
    abe: Actor, cast: Cast, now: datetime
) -> None:
    proposal, ada = propose(cast, now), cast.actor("ada")
    with pytest.raises(NotAllowed):
        decide(cast, now, proposal, ada)
    assert Role.COORDINATOR not in cast.actor("olga").roles
    decide(cast, now, proposal, ada, granted=False)


def test_nobody_grants_a_role_to_themselves(abe: Actor, cast: Cast, now: datetime) -> None:
    proposal = propose_role(
        abe.person_id or 0, actor=cast.actor("ada"), now=now, **wanted(cast, role="auditor")
    )
    with pytest.raises(NotAllowed):
        decide_role(proposal, person_id=abe.person_id or 0, actor=abe, now=now, granted=True)


def test_it_is_decided_once(abe: Actor, cast: Cast, now: datetime) -> None:
    proposal = grant(cast, now, "olga", abe, **wanted(cast))
    for granted in (True, False):
        with pytest.raises(BadInput) as refused:
            decide(cast, now, proposal, abe, granted=granted)
        assert refused.value.field == "proposal"


def test_what_no_longer_fits_is_not_granted(abe: Actor, cast: Cast, now: datetime) -> None:
    first, second = propose(cast, now), propose(cast, now)
    decide(cast, now, first, abe)
    with pytest.raises(BadInput) as refused:
        decide(cast, now, second, abe)
    assert refused.value.field == "role"
    assert db.session.get_one(RoleProposal, second).granted is None


@pytest.mark.parametrize("who", ["alice", "bob", "dan", "frank", "otto"])
def test_only_an_administrator_may(abe: Actor, cast: Cast, now: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        propose(cast, now, who=who)
    with pytest.raises(NotAllowed):
        decide(cast, now, propose(cast, now), cast.actor(who))


def test_what_is_not_there_is_not_found(abe: Actor, cast: Cast, now: datetime) -> None:
    with pytest.raises(NotFound):
        propose_role(9_999, actor=abe, now=now, **wanted(cast))
    with pytest.raises(NotFound):
        decide(cast, now, 9_999, abe)
    with pytest.raises(NotFound):
        decide_role(
            propose(cast, now), person_id=cast.person("bob"), actor=abe, now=now, granted=True
        )
