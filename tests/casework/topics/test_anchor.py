"""Once a day the history is verified and anchored, and whoever keeps anchors gets a letter."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select, text

from casework.app import SETTINGS
from casework.check import check
from casework.database import db
from casework.drain import drain
from casework.history.anchoring import hashes_in_file
from casework.models import Anchor, Letter, OutboxItem, Person, Verification
from casework.settings import Settings
from casework.topics.anchor import ask_for_anchor, handle
from casework.troubles import troubles
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.history.chains import past_the_service
from tests.cast import Cast
from workflows.states import State


@pytest.fixture(autouse=True)
def mailed(app: Flask, test_settings: Settings, cast: Cast) -> Settings:
    settings = replace(test_settings, smtp_url="file:mail", mail_from="so@case.example")
    app.config[SETTINGS] = settings
    return settings


def count(table: type[Anchor | Verification | OutboxItem]) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_it_is_asked_for_once_a_day(now: datetime) -> None:
    assert [ask_for_anchor(now=now) for _ in range(3)] == [1, 0, 0]
    assert ask_for_anchor(now=now + timedelta(hours=14)) == 0
    assert ask_for_anchor(now=now + timedelta(hours=15)) == 1, "it is past midnight in Vietnam"


def test_the_day_is_verified_anchored_written_down_and_mailed(
    cast: Cast, now: datetime, mailed: Settings
) -> None:
    Cases(cast, now).at(State.ASSESSED)
    ask_for_anchor(now=now)
    drain()
    anchor = db.session.scalars(select(Anchor)).one()
    verification = db.session.scalars(select(Verification)).one()
    assert (verification.events, verification.faults, verification.first_fault) == (2, 0, None)
    assert hashes_in_file() == [anchor.hash]
    emails = select(Person.email).join(Letter, Letter.person_id == Person.id)
    told = {email.partition("@")[0] for email in db.session.scalars(emails)}
    assert told == {"frank", "grace", "gus", "otto"}, "the committees and the auditor"
    assert check(db.session) == [], "a letter of an anchor carries no notice"
    drain()
    mails = [path.read_text() for path in (mailed.data / "mail").glob("*.eml")]
    assert len(mails) == len(told)
    assert "history" not in troubles()


def test_twice_on_one_day_makes_one_anchor(now: datetime) -> None:
    for _ in range(2):
        handle(1, now=now)
    assert (count(Anchor), count(Verification), len(hashes_in_file())) == (1, 2, 1)


def test_a_history_with_a_fault_is_not_anchored_and_everybody_in_charge_sees_it(
    cast: Cast, now: datetime
) -> None:
    ref = Cases(cast, now).at(State.ASSESSED)
    with past_the_service() as connection:
        connection.execute(text("UPDATE case_events SET recorded_at = recorded_at - 1"))
    handle(1, now=now)
    assert count(Anchor) == 0
    assert f"{ref} event 1" in troubles()["history"].say("en")


def test_who_wants_no_mail_gets_none(cast: Cast, now: datetime) -> None:
    with unit_of_work() as session:
        session.execute(text("UPDATE people SET mail_digest = false"))
    handle(1, now=now)
    assert db.session.scalar(select(func.count(Letter.id))) == 0
