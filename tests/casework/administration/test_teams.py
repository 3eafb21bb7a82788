"""Setting up teams by numbered decisions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.administration.teams import add_team, change_team
from casework.database import db
from casework.errors import BadInput, NotAllowed, NotFound
from casework.models import Team
from tests.cast import Cast

DECIDED = date(2026, 2, 27)


def said(**changes: Any) -> dict[str, Any]:
    return {
        "name": "Tổ dư luận xã hội phường Bàu Sen",
        "decision_number": "31-QĐ/ĐU",
        "decision_date": DECIDED,
        "sector": "Dân cư",
        **changes,
    }


def first_team() -> int:
    return db.session.scalars(select(Team.id)).one()


def test_a_team_is_added_with_its_decision(app: Flask, cast: Cast, now: datetime) -> None:
    team_id = add_team(
        actor=cast.actor("ada"),
        now=now,
        unit=cast.unit("BSE"),
        **said(lead=cast.person("wendy")),
    )
    team = db.session.get_one(Team, team_id)
    assert (team.decision_number, team.decision_date) == ("31-QĐ/ĐU", DECIDED)
    assert (team.unit_id, team.lead_id) == (cast.unit("BSE"), cast.person("wendy"))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"unit": 9_999}, "unit"),
        ({"name": ""}, "name"),
        ({"decision_number": "12-QĐ/ĐU"}, "decision_number"),
        ({"decision_date": date(2026, 3, 3)}, "decision_date"),
        ({"lead": 9_999}, "lead"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    app: Flask, cast: Cast, now: datetime, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(BadInput) as refused:
        add_team(actor=cast.actor("ada"), now=now, **said(**{"unit": cast.unit("BSE"), **changes}))
    assert refused.value.field == field
    assert db.session.query(Team).count() == 1


def test_its_lead_serves_in_its_unit(app: Flask, cast: Cast, now: datetime) -> None:
    ada, team = cast.actor("ada"), first_team()
    with pytest.raises(BadInput) as refused:
        change_team(team, actor=ada, now=now, **said(lead=cast.person("wendy")))
    assert refused.value.field == "lead"
    change_team(team, actor=ada, now=now, **said(lead=cast.person("alice")))
    assert db.session.get_one(Team, team).lead_id == cast.person("alice")


def test_it_keeps_its_own_number_but_takes_no_others(app: Flask, cast: Cast, now: datetime) -> None:
    ada = cast.actor("ada")
    other = add_team(actor=ada, now=now, unit=cast.unit("BSE"), **said())
    change_team(other, actor=ada, now=now, **said(sector="Tôn giáo"))
    with pytest.raises(BadInput) as refused:
        change_team(other, actor=ada, now=now, **said(decision_number="12-QĐ/ĐU"))
    assert refused.value.field == "decision_number"
    assert db.session.get_one(Team, other).sector == "Tôn giáo"


def test_an_unknown_team_is_not_found(app: Flask, cast: Cast, now: datetime) -> None:
    with pytest.raises(NotFound):
        change_team(9_999, actor=cast.actor("ada"), now=now, **said())


@pytest.mark.parametrize("who", ["alice", "bob", "frank", "otto"])
def test_only_an_administrator_may(app: Flask, cast: Cast, now: datetime, who: str) -> None:
    with pytest.raises(NotAllowed):
        add_team(actor=cast.actor(who), now=now, unit=cast.unit("BSE"), **said())
    with pytest.raises(NotAllowed):
        change_team(first_team(), actor=cast.actor(who), now=now, **said())
