"""Each promise that is not kept is named, and only that one."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

import pytest
from flask import Flask
from sqlalchemy import update
from sqlalchemy.exc import OperationalError

from casework import troubles
from casework.administration.data_requests import ask_about_own_data
from casework.app import SETTINGS
from casework.clock import read_clock
from casework.database import db
from casework.heartbeat import beat
from casework.models import OutboxItem, Purge, Verification
from casework.outbox import put
from casework.unit_of_work import unit_of_work
from tests.casework.checking.test_records import statements
from tests.cast import Cast


class Usage(NamedTuple):
    """What the system says of a disk."""

    total: int
    used: int
    free: int


@pytest.fixture
def present(app: Flask) -> datetime:
    """The database's time, at which the ticker has just run."""
    moment = read_clock(db.session())
    db.session.rollback()
    beat(moment)
    return moment


def asked(*, at: datetime) -> None:
    """Some work was asked for then."""
    with unit_of_work() as session:
        put(session, "photo", 1, at)


def found() -> dict[str, str]:
    """The troubles in English."""
    return {name: trouble.en for name, trouble in troubles.troubles().items()}


def test_a_service_that_keeps_its_promises_has_none(present: datetime) -> None:
    asked(at=present - timedelta(minutes=4))
    assert found() == {}


def test_a_ticker_that_never_ran_is_named(app: Flask) -> None:
    assert found() == {"ticker": "the ticker has not run yet"}


@pytest.mark.parametrize("away", [timedelta(minutes=-10), timedelta(minutes=10)])
def test_a_sign_of_life_that_is_old_or_ahead_is_named(present: datetime, away: timedelta) -> None:
    beat(present + away)
    [(name, words)] = found().items()
    assert name == "ticker"
    # The seconds between the two readings decide which.
    assert words in {"silent for 9 minutes", "silent for 10 minutes"}


def test_work_that_waits_for_more_than_five_minutes_is_named(present: datetime) -> None:
    asked(at=present - timedelta(minutes=7, seconds=1))
    assert found() == {"outbox": "the oldest item waits for 7 minutes"}


def test_work_tried_again_and_again_still_waits(present: datetime) -> None:
    asked(at=present - timedelta(minutes=7, seconds=1))
    with unit_of_work() as session:
        session.execute(update(OutboxItem).values(tries=5, due_at=present + timedelta(hours=1)))
    assert set(found()) == {"outbox"}


def test_work_of_a_later_day_waits_for_nobody_yet(present: datetime) -> None:
    """A policy that takes effect next month is asked for today."""
    with unit_of_work() as session:
        put(session, "policy", 1, present - timedelta(hours=1), due=present + timedelta(days=9))
    assert found() == {}


def test_work_that_was_given_up_is_named(present: datetime) -> None:
    asked(at=present - timedelta(hours=9))
    with unit_of_work() as session:
        session.execute(update(OutboxItem).values(dead_at=present))
    assert found() == {"dead": "1 items were given up"}


def test_a_disk_that_is_nearly_full_is_named(
    present: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1000, 910, 90))
    assert found() == {"disk": "only 9% of the disk is free"}


@pytest.mark.parametrize("seconds", [-7, 7])
def test_a_clock_that_differs_from_the_database_s_is_named(
    present: datetime, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    monkeypatch.setattr(troubles, "skew_of", lambda *_, **__: timedelta(seconds=seconds))
    assert found() == {"clock": "this machine's clock is 7 seconds off the database's"}


def test_a_database_that_does_not_answer_leaves_the_rest_unknown(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone() -> None:
        raise OperationalError("SELECT", {}, Exception("no such host"))

    monkeypatch.setattr(troubles, "_look", gone)
    assert found()["database"] == "the database does not answer"
    assert set(found()) == set(troubles.CHECKS)


def test_each_is_said_in_vietnamese_too(present: datetime) -> None:
    asked(at=present - timedelta(minutes=7, seconds=1))
    assert troubles.troubles()["outbox"].vi == "có việc cần gửi đã chờ 7 phút"


def test_all_of_it_is_one_question(present: datetime) -> None:
    with statements() as sent:
        troubles.troubles()
    assert len([each for each in sent if each != "BEGIN"]) == 1


@pytest.mark.usefixtures("present")
def test_a_folder_that_is_not_there_is_told_and_breaks_no_page(
    app: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = app.config[SETTINGS]
    monkeypatch.setitem(app.config, SETTINGS, replace(kept, data=kept.data / "gone"))
    assert found()["disk"] == "the data folder is not there"


@pytest.mark.parametrize(
    ("ago", "waiting", "words"),
    [
        (timedelta(days=1), 0, None),
        (timedelta(days=1), 2, "2 cases hold what should be erased: run casework forget"),
        (timedelta(days=4), 0, "nothing purged for 4 days"),
    ],
)
def test_a_purge_that_waits_or_stopped_is_named(
    present: datetime, ago: timedelta, waiting: int, words: str | None
) -> None:
    with unit_of_work() as session:
        session.add(Purge(recorded_at=present - 2 * ago, erased=0, waiting=9))
        session.add(Purge(recorded_at=present - ago, erased=0, waiting=waiting))
    assert found().get("retention") == words


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(days=1), None),
        (timedelta(days=3), "the history was not verified for 3 days"),
    ],
)
def test_a_verification_that_stopped_is_named(
    present: datetime, ago: timedelta, words: str | None
) -> None:
    with unit_of_work() as session:
        session.add(Verification(recorded_at=present - ago, events=1, faults=0))
    assert found().get("history") == words


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(hours=1), None),
        (timedelta(days=12), "a request about somebody's own data is overdue"),
    ],
)
def test_a_request_about_own_data_that_is_late_is_named(
    present: datetime, cast: Cast, ago: timedelta, words: str | None
) -> None:
    ask_about_own_data(actor=cast.actor("bob"), now=present - ago, wish="export")
    assert found().get("requests") == words
