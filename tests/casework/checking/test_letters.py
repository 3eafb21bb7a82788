"""A lost letter is named."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text

from casework.check import check
from casework.checking.letters import PATIENCE, unsent
from casework.database import db
from casework.notify.letters import gather
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.notify.mails import DIGEST, Mails
from workflows.states import State

FAULTS = {
    "nobody was asked to send it": (
        "letter not asked for",
        "DELETE FROM outbox WHERE topic = 'letter'",
    ),
    "its sending ended without it": (
        "letter lost",
        "UPDATE outbox SET done_at = due_at WHERE topic = 'letter'",
    ),
    "it carries somebody else's notice": (
        "letter of another",
        "UPDATE notices SET letter_id = (SELECT MIN(id) FROM letters)",
    ),
    "its notices were taken out": (
        "letter without notice",
        "UPDATE notices SET letter_id = NULL",
    ),
}


@pytest.fixture
def gathered(mails: Mails, cases: Cases) -> None:
    """Letters of several people wait to be sent."""
    cases.at(State.FEEDBACK)
    gather(now=DIGEST)


def rules() -> set[str]:
    db.session.rollback()
    return {each.rule for each in check(db.session)}


@pytest.mark.usefixtures("gathered")
@pytest.mark.parametrize("fault", FAULTS)
def test_a_planted_fault_is_named(fault: str) -> None:
    rule, statement = FAULTS[fault]
    assert rules() == set()
    with unit_of_work() as session:
        session.execute(text(statement))
    assert rule in rules()


def test_letters_that_are_sent_break_no_promise(mails: Mails, cases: Cases) -> None:
    cases.at(State.FEEDBACK)
    mails.send()
    assert rules() == set()


def test_notices_that_wait_for_long_are_warned_of(mails: Mails, cases: Cases) -> None:
    cases.reported()
    late = DIGEST + PATIENCE + timedelta(seconds=1)
    (warned,) = unsent(db.session, late)
    assert (warned.rule, warned.warning) == ("notices wait", True)
    assert list(unsent(db.session, DIGEST)) == []
