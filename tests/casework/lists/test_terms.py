"""Running terms with who is signed in, and proposals with who decided."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import Flask

from casework.administration.proposals import propose_role
from casework.database import db
from casework.lists.terms import proposals, terms
from casework.sessions import open_session
from tests.cast import PEOPLE, Cast
from tests.two_admins import grant, second_admin


def test_every_running_term_is_listed_with_its_sessions(
    app: Flask, cast: Cast, now: datetime
) -> None:
    open_session(cast.person("bob"), now=now, device="phone")
    open_session(cast.person("bob"), now=now, device="phone", half=True)
    open_session(cast.person("ada"), now=now - timedelta(days=2), device="phone")
    rows = terms(db.session, now=now, on=now.date())
    assert len(rows) == len(PEOPLE)
    assert {row.name: row.sessions for row in rows if row.sessions} == {"Bob": 1}


def test_a_term_that_is_over_or_has_not_begun_is_not(app: Flask, cast: Cast, now: datetime) -> None:
    before = terms(db.session, now=now, on=now.date() - timedelta(days=4_000))
    assert before == []


def test_a_proposal_says_who_asked_and_who_decided(app: Flask, cast: Cast, now: datetime) -> None:
    said: dict[str, Any] = {"role": "observer", "unit": cast.unit("SMY"), "starts_on": now.date()}
    grant(cast, now, "alice", second_admin(cast, now), **said)
    propose_role(cast.person("amy"), actor=cast.actor("ada"), now=now, **said)
    waiting, granted = proposals(db.session)
    assert (waiting.name, waiting.granted, waiting.decider) == ("Amy", None, None)
    assert (granted.name, granted.asker, granted.decider) == ("Alice", "Ada", "Abe")
