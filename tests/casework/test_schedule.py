"""What recurs: nothing that must happen is missing, and every entry runs."""

from __future__ import annotations

from datetime import timedelta

from flask import Flask

from casework.clock import read_clock
from casework.database import db
from casework.schedule import BESIDE, EACH_ROUND, RECURRING


def test_escalations_lapses_letters_the_outbox_and_forgetting_recur() -> None:
    names = {job.name for job in RECURRING}
    assert names >= {"sweep", "lapse", "gather", "bury", "drain", "collect_garbage", "anchor"}
    assert "purge" in names


def test_names_are_unique() -> None:
    names = [job.name for job in RECURRING]
    assert len(names) == len(set(names))


def test_the_sweep_comes_first_and_in_every_round() -> None:
    """An escalation must not wait for a long outbox."""
    assert (RECURRING[0].name, RECURRING[0].every) == ("sweep", EACH_ROUND)


def test_nothing_waits_longer_than_a_day() -> None:
    assert max(job.every for job in RECURRING) <= timedelta(days=1)


def test_every_job_runs_on_a_quiet_database(app: Flask) -> None:
    done = {job.name: job.run(read_clock(db.session())) for job in (*RECURRING, *BESIDE)}
    assert done.pop("anchor") == 1, "the day's anchor is asked for, cases or none"
    assert set(done.values()) == {0}
