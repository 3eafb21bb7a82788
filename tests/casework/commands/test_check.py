"""``casework check`` names what is broken and says so by its exit status."""

from __future__ import annotations

from datetime import datetime

from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import text

from casework.app import SETTINGS
from casework.cli import main
from casework.clock import read_clock
from casework.database import db
from casework.notify.letters import gather
from casework.running.programs import environment
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast


def run(app: Flask) -> Result:
    return CliRunner().invoke(main, ["check"], env=environment(app.config[SETTINGS]))


def test_a_sound_database_is_said_to_be_sound(app: Flask, cast: Cast, now: datetime) -> None:
    Cases(cast, now).reported()
    gather(now=read_clock(db.session()))
    said = run(app)
    assert (said.exit_code, said.output) == (0, "Every promise that can be checked is kept.\n")


def test_letters_that_wait_for_a_ticker_are_named_and_break_nothing(
    app: Flask, cast: Cast, now: datetime
) -> None:
    Cases(cast, now).reported()
    said = run(app)
    assert said.exit_code == 0
    assert "notices wait" in said.output


def test_a_broken_promise_is_named(app: Flask, cast: Cast, now: datetime) -> None:
    ref = Cases(cast, now).reported()
    with unit_of_work() as session:
        session.execute(text("UPDATE cases SET voices = 7"))
    said = run(app)
    assert said.exit_code == 1
    assert ref in said.output
