"""The stored history is read in the order of its chains, the administration's log first."""

from __future__ import annotations

from datetime import datetime

from casework.administration.log import log
from casework.database import db
from casework.history.chain import ADMINISTRATION
from casework.history.stored import stored_links, stored_seals
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


def test_links_and_seals_come_in_one_order(cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    first, second = cases.at(State.ASSESSED), cases.reported()
    with unit_of_work() as session:
        log(session, "account_locked", actor=cast.actor("ada"), now=now, about=1)
    links = [each for each in stored_links(db.session.connection()) if each.link]
    seals = list(stored_seals(db.session.connection()))
    told = [(each.ref, each.link.seq) for each in links if each.link]
    assert told == [("", 1), (first, 1), (first, 2), (second, 1)]
    assert [(each.chain, each.link.seq) for each in links if each.link] == [
        seal[:2] for seal in seals
    ]
    assert seals[0][0] == ADMINISTRATION
