"""The log of the administration: one entry a deed, none for what was refused, and it stays."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from casework.administration.agencies import add_agency, change_agency
from casework.administration.log import KINDS, TOLD, log
from casework.administration.people import (
    add_person,
    change_person,
    remove_second_factor,
    set_password,
)
from casework.administration.teams import add_team, change_team
from casework.administration.units import add_unit, change_unit
from casework.database import db
from casework.errors import BadInput
from casework.models import AdminEvent, Notice
from casework.past import under_way_file
from casework.unit_of_work import unit_of_work
from tests.casework.models.refusal import refuses_statement
from tests.cast import Cast
from workflows.actors import Actor

GOOD = "cay-da-dau-lang"
DAY = date(2026, 1, 1)


def kinds() -> list[str]:
    return list(db.session.scalars(select(AdminEvent.kind).order_by(AdminEvent.id)))


def test_every_deed_with_an_account_is_written(app: Flask, cast: Cast, now: datetime) -> None:
    by: dict[str, Any] = {"actor": cast.actor("ada"), "now": now}
    person = add_person(email="nga@anminh.example", name="Nga", password=GOOD, **by)
    change_person(person, name="Lê Nga", language="vi", active=True, **by)
    change_person(person, name="Lê Nga", language="vi", active=False, **by)
    change_person(person, name="Lê Nga", language="vi", active=True, **by)
    set_password(person, password=f"{GOOD}-2", **by)
    remove_second_factor(person, **by)
    assert kinds() == [
        "account_added",
        "account_changed",
        "account_locked",
        "account_opened",
        "password_set",
        "second_factor_dropped",
    ]
    rows = db.session.scalars(select(AdminEvent)).all()
    assert {(row.actor_id, row.person_id, row.recorded_at) for row in rows} == {
        (cast.person("ada"), person, now)
    }
    assert GOOD not in str([row.body for row in rows])


def test_every_deed_with_units_agencies_and_teams_is_written(
    app: Flask, cast: Cast, now: datetime
) -> None:
    by: dict[str, Any] = {"actor": cast.actor("ada"), "now": now}
    unit = add_unit(
        code="XYZ",
        name="Xã Mới",
        kind="commune",
        parent=cast.unit("TAM"),
        valid_from=DAY,
        **by,
    )
    change_unit(unit, name="Xã Mới", valid_from=DAY, **by)
    place: dict[str, Any] = {"sector": "police", "outside": True, "valid_from": DAY}
    agency = add_agency(unit=unit, name="Công an xã Mới", **place, **by)
    change_agency(agency, name="Công an xã Mới", **place, **by)
    decided: dict[str, Any] = {"decision_number": "1-QĐ", "decision_date": DAY, "sector": "Dân"}
    team = add_team(unit=unit, name="Tổ 1", **decided, **by)
    change_team(team, name="Tổ 1", **decided, **by)
    assert kinds() == [
        f"{thing}_{deed}" for thing in ("unit", "agency", "team") for deed in ("added", "changed")
    ]


def test_what_was_refused_leaves_no_entry(app: Flask, cast: Cast, now: datetime) -> None:
    with pytest.raises(BadInput):
        set_password(cast.person("bob"), actor=cast.actor("ada"), now=now, password="ngan")
    assert kinds() == []


def test_a_kind_nobody_knows_is_a_mistake(app: Flask, cast: Cast, now: datetime) -> None:
    with pytest.raises(ValueError, match="knows no"), unit_of_work() as session:
        log(session, "account_adopted", actor=cast.actor("ada"), now=now)
    assert "account_added" in KINDS


@pytest.mark.parametrize(
    "statement", ["UPDATE admin_events SET kind = 'x'", "DELETE FROM admin_events"]
)
def test_nobody_rewrites_it(app: Flask, cast: Cast, now: datetime, statement: str) -> None:
    with unit_of_work() as session:
        log(session, "unit_added", actor=cast.actor("ada"), now=now, name="X")
    refuses_statement(statement, "stays as it was recorded")


ROLE = {"role": "coordinator", "unit": 1, "agency": None, "starts_on": "2026-03-02"}


def write(kind: str, actor: Actor, now: datetime, **said: Any) -> None:
    with unit_of_work() as session:
        log(session, kind, actor=actor, now=now, about=actor.person_id, **said)


def told() -> list[tuple[int, datetime | None]]:
    rows = db.session.scalars(select(Notice).where(Notice.admin_event_id.is_not(None)))
    return [(row.person_id, row.send_at) for row in rows]


@pytest.mark.parametrize("kind", sorted(TOLD))
def test_auditors_are_told_of_what_gives_or_takes_a_role(
    cast: Cast, now: datetime, kind: str
) -> None:
    write(kind, cast.actor("ada"), now, **ROLE)
    assert told() == [(cast.person("otto"), now)]


def test_of_everything_else_they_read_in_the_log(cast: Cast, now: datetime) -> None:
    for kind in sorted(KINDS - TOLD):
        write(kind, cast.actor("ada"), now)
    assert told() == []


def test_nobody_is_told_of_their_own_deed(cast: Cast, now: datetime) -> None:
    write("role_ended", cast.actor("otto"), now, **ROLE)
    assert told() == []


def test_of_an_invented_past_nothing_leaves_the_house(cast: Cast, now: datetime) -> None:
    under_way_file().touch()
    write("role_granted", cast.actor("ada"), now, **ROLE)
    assert told() == [(cast.person("otto"), None)]
