"""What is held about one account, and nothing of anybody else's."""

from __future__ import annotations

from datetime import date, datetime

from flask import Flask

from casework.access_log import Look, note_look
from casework.administration.data_requests import ask_about_own_data
from casework.administration.substitutes import name_substitute
from casework.administration.tokens import make_token
from casework.database import db
from casework.lists.own_data import own_data
from casework.sessions import open_session
from tests.cases import Cases
from tests.cast import PASSWORD, Cast, email
from workflows.states import State


def test_everything_of_ones_own_is_there(app: Flask, cast: Cast, now: datetime) -> None:
    dan = cast.actor("dan")
    for who in ("dan", "dora"):
        open_session(cast.person(who), now=now, device="phone")
        actor = cast.actor(who)
        make_token(actor=actor, now=now, current=PASSWORD, name=who, scopes=["read"], days=9)
        ask_about_own_data(actor=actor, now=now, wish="export")
    name_substitute(
        cast.person("dan"),
        actor=dan,
        now=now,
        substitute=cast.person("dora"),
        starts_on=date(2026, 3, 3),
        ends_on=date(2026, 3, 4),
    )
    held = own_data(db.session, dan, now=now)
    assert (held.person.name, held.person.email) == ("Dan", email("dan"))
    assert [row.role for row in held.terms] == ["agency_officer"]
    assert [row.device for row in held.sessions] == ["phone"]
    assert [row.name for row in held.tokens] == ["dan"]
    assert [row.wish for row in held.requests] == ["export"]
    assert [(row.away, row.stands_in) for row in held.substitutes] == [("Dan", "Dora")]
    assert (held.second_factor, held.recovery_codes, held.exports) == (False, 0, 0)
    assert held.administration == 2
    assert own_data(db.session, cast.actor("dora"), now=now).substitutes == held.substitutes


def test_ones_looks_are_counted_by_kind(cases: Cases, cast: Cast, now: datetime) -> None:
    ref, bob = cases.at(State.ASSESSED), cast.actor("bob")
    note_look(Look.CASE, actor=bob, now=now, ref=ref)
    note_look(Look.FILE, actor=bob, now=now, what="a.xlsx")
    note_look(Look.FILE, actor=cast.actor("carol"), now=now, what="b.xlsx")
    note_look(Look.LOG, actor=cast.actor("otto"), now=now, about=bob.person_id, what="bob")
    held = own_data(db.session, bob, now=now)
    assert (held.looks, held.looked_up) == ({"case": 1, "file": 1}, 1)


def test_of_ones_reports_there_is_nothing(cases: Cases, cast: Cast, now: datetime) -> None:
    ref = cases.at(State.FEEDBACK)
    held = own_data(db.session, cast.actor("alice"), now=now)
    assert held.notices
    assert ref not in repr(held)
