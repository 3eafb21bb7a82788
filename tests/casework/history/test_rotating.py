"""A key of the history is replaced: what the old one sealed still verifies, and it seals no more."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from casework.app import SETTINGS, current_settings
from casework.database import db
from casework.history.anchoring import make_anchor
from casework.history.keys import ring_of
from casework.history.verifying import verified_here
from casework.models import EventSeal
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.stored import row_of
from tests.cast import Cast
from tests.conftest import MORNING
from workflows.states import State


@pytest.fixture
def cases(app: Flask, cast: Cast) -> Cases:
    use_keys(app, "the first key of the history")
    return Cases(cast, MORNING)


def use_keys(app: Flask, history: str, signing: str = "the first key that signs") -> None:
    """What an operator does who writes other keys into the settings and starts the service again."""
    settings = current_settings()
    app.config[SETTINGS] = replace(settings, history_key=history, signing_key=signing)


def keys_of(ref: str) -> list[str]:
    """The names of the keys that sealed this case, first event first."""
    chain = row_of(ref).id
    seals = select(EventSeal.key_id).where(EventSeal.chain == chain).order_by(EventSeal.seq)
    return list(db.session.scalars(seals))


def test_old_events_verify_and_new_ones_are_sealed_with_the_new_key(
    app: Flask, cases: Cases
) -> None:
    ref = cases.at(State.ASSESSED)
    use_keys(app, "the second key of the history, the first key of the history")
    new, old = (key.id for key in ring_of(current_settings()).keys)
    cases.do("bob", ref, "assign")
    assert keys_of(ref) == [old, old, new]
    assert verified_here().faults == []


def test_an_anchor_signed_before_is_still_known(app: Flask, cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    with unit_of_work() as session:
        anchor = make_anchor(session, now=cases.now).hash[:16]
    use_keys(
        app,
        "the second key of the history, the first key of the history",
        "the second key that signs, the first key that signs",
    )
    cases.do("bob", ref, "assign")
    assert verified_here(anchor=anchor).faults == []


def test_the_old_key_seals_no_more(app: Flask, cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    use_keys(app, "the second key of the history, the first key of the history")
    cases.do("bob", ref, "assign")
    # Somebody who stole the old key writes on; the service itself would need the old settings.
    use_keys(app, "the first key of the history")
    cases.do("dan", ref, "accept")
    use_keys(app, "the second key of the history, the first key of the history")
    (fault,) = verified_here().faults
    assert (fault.ref, fault.seq) == (ref, 4)
    assert fault.what == "it was sealed with a key that had been replaced"


def test_a_key_that_was_thrown_away_is_named(app: Flask, cases: Cases) -> None:
    ref = cases.at(State.ASSESSED)
    (lost,) = keys_of(ref)[:1]
    use_keys(app, "the second key of the history")
    named = {fault.ref: fault.what for fault in verified_here().faults}
    assert named[ref] == f"the key {lost} that sealed it is not here"
