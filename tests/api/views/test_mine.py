"""A collaborator's own cases in plain data."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask

from api.views.mine import TO_THE_REPORTER, moment
from casework.events import EVENT_KINDS


def test_what_witnesses_do_has_no_hour(app: Flask, now: datetime) -> None:
    with app.test_request_context("/"):
        for standing in ("reporter", "confirmer"):
            assert moment(now, standing, "pollution") == ("02/03/2026", "02/03/2026")


@pytest.mark.parametrize("kind", ["illegal_mining", "land_grievance", "official_conduct"])
def test_nothing_on_a_sensitive_case_has_an_hour(app: Flask, now: datetime, kind: str) -> None:
    with app.test_request_context("/"):
        assert moment(now, "coordinator", kind) == ("02/03/2026", "02/03/2026")


def test_other_events_say_how_long_ago_and_exactly_when(app: Flask, now: datetime) -> None:
    with app.test_request_context("/"):
        when = moment(now - timedelta(hours=2), "coordinator", "pollution")
    assert when == ("2 giờ trước", "07:00 ngày 02/03/2026")


def test_the_words_for_the_reporter_are_for_real_events() -> None:
    assert set(TO_THE_REPORTER) <= set(EVENT_KINDS)
