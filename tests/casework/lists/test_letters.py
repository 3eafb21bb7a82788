"""Dead letters that somebody may mend."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from casework.database import db
from casework.lists.letters import count_dead, dead_letters, retried
from casework.models import Letter
from casework.notify.dead import bury
from casework.notify.letters import gather
from casework.outbox import LETTERS, claim, fail
from casework.unit_of_work import unit_of_work
from casework.units import read_tree
from tests.cases import Cases
from tests.casework.notify.mails import DIGEST, Mails
from tests.casework.notify.test_dead import LATER, give_up
from tests.cast import Cast, email
from workflows.states import State

ON = date(2026, 3, 3)


@pytest.mark.parametrize(("who", "count"), [("ada", 1), ("carol", 1), ("bob", 0), ("frank", 0)])
def test_each_sees_those_in_reach(
    mails: Mails, cases: Cases, cast: Cast, who: str, count: int
) -> None:
    cases.at(State.ASSIGNED)
    gather(now=DIGEST)
    give_up("dan")
    bury(now=LATER + timedelta(minutes=1))
    tree, actor = read_tree(db.session), cast.actor(who)
    rows = dead_letters(db.session, actor, tree, on=ON)
    assert len(rows) == count_dead(db.session, actor, tree, on=ON) == count
    for row in rows:
        assert (row.email, row.fault) == (email("dan"), "GivenUp: refused 550")


@pytest.mark.parametrize(("who", "count"), [("ada", 1), ("carol", 1), ("bob", 0), ("frank", 0)])
def test_a_letter_that_is_tried_again_is_no_secret_until_it_is_dead(
    mails: Mails, cases: Cases, cast: Cast, who: str, count: int
) -> None:
    cases.at(State.ASSIGNED)
    gather(now=DIGEST)
    tree, actor = read_tree(db.session), cast.actor(who)
    assert retried(db.session, actor, tree, on=ON) == (0, None)
    with unit_of_work() as session:
        while held := claim(session, LETTERS, now=DIGEST):
            if session.get_one(Letter, held.subject_id).person_id == cast.person("dan"):
                fail(session, held, "NotSent: unreachable", now=DIGEST)
    found = retried(db.session, actor, tree, on=ON)
    assert found == (count, DIGEST if count else None)
