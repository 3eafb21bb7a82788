"""An entry for each reader: keepers read all, an agency its own steps."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask

from api.views.hot_spots import EntryView, entry_view
from casework.calendar.stored import current_calendar
from casework.database import db
from casework.lists.hot_spots import read_entry
from casework.units import read_tree
from tests.cases import Cases
from tests.casework.hotspots.register import Register
from tests.cast import ENVIRONMENT, POLICE


@pytest.fixture
def register(cases: Cases) -> Register:
    return Register(cases)


def view(app: Flask, register: Register, entry: int, who: str) -> EntryView:
    reading = read_entry(
        db.session, entry, actor=register.cases.cast.actor(who), tree=read_tree(db.session)
    )
    with app.test_request_context():
        return entry_view(reading, calendar=current_calendar(db.session), now=register.now)


def test_an_agency_reads_only_its_own_steps(app: Flask, register: Register) -> None:
    entry = register.opened()
    for agency in (ENVIRONMENT, POLICE):
        register.do(
            "bob", "plan_step", entry, text=f"Việc của {agency}", due_on=date(2026, 4, 1),
            agency=register.cases.cast.agency(agency),
        )  # fmt: skip
    assert [each.owner for each in view(app, register, entry, "bob").steps] == [
        ENVIRONMENT, POLICE,
    ]  # fmt: skip
    shown = view(app, register, entry, "dan")
    assert [each.owner for each in shown.steps] == [ENVIRONMENT]
    assert (shown.owed, shown.may["keep"]) == ([], False)
    assert not any(each.body for each in shown.history)


def test_the_next_verification_is_the_one_offered(app: Flask, register: Register) -> None:
    shown = view(app, register, register.handled(), "bob")
    assert (shown.may["verify"], shown.verify_after) == (True, 30)
    assert [words for words, _, _ in shown.owed] == [
        "Kiểm tra lại sau 30 ngày",
        "Kiểm tra lại sau 90 ngày",
    ]
