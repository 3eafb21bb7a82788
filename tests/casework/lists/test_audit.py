"""The log as auditors read it: newest first, page by page, with names."""

from __future__ import annotations

from datetime import datetime

import pytest
from flask import Flask

from casework.administration.people import set_password
from casework.database import db
from casework.lists import audit
from casework.lists.audit import admin_events, deeds_by_id
from tests.cast import Cast
from tests.two_admins import grant, second_admin


def test_entries_name_people_and_places(app: Flask, cast: Cast, now: datetime) -> None:
    abe = second_admin(cast, now)
    grant(cast, now, "olga", abe, role="observer", unit=cast.unit("SMY"), starts_on=now.date())
    row = admin_events(db.session)[0]
    assert (row.kind, row.who, row.about) == ("role_granted", "Abe", "Olga")
    assert row.place == "Xã Suối Mây"


def test_a_page_goes_on_before_its_last(
    app: Flask, cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "LIMIT", 2)
    for _ in range(4):
        set_password(
            cast.person("bob"), actor=cast.actor("ada"), now=now, password="cay-da-dau-lang"
        )
    first = admin_events(db.session)
    assert len(first) == 3
    assert [row.id for row in first] == sorted((row.id for row in first), reverse=True)
    assert len(admin_events(db.session, before=first[1].id)) == 2


def test_some_entries_by_their_numbers(app: Flask, cast: Cast, now: datetime) -> None:
    for who in ("bob", "dan", "eve"):
        set_password(cast.person(who), actor=cast.actor("ada"), now=now, password="cay-da-dau-lang")
    _eve, dan, bob = admin_events(db.session)
    found = deeds_by_id(db.session, [bob.id, dan.id, 999])
    assert {number: row.about for number, row in found.items()} == {bob.id: "Bob", dan.id: "Dan"}
