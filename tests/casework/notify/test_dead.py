"""What was given up is marked and told at the coordinator's desk, and goes no further."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select, update

from casework.database import db
from casework.models import Notice, OutboxItem
from casework.notify.dead import bury
from casework.notify.letters import gather
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.notify.mails import DIGEST, Mails, letters
from tests.cast import Cast
from workflows.states import State

LATER = DIGEST + timedelta(hours=4)


def give_up(who: str) -> int:
    """Sending this person's letter was given up."""
    letter = letters(who)[-1]
    with unit_of_work() as session:
        ours = (OutboxItem.topic == "letter", OutboxItem.subject_id == letter.id)
        values = {"dead_at": LATER, "fault": "GivenUp: refused 550"}
        session.execute(update(OutboxItem).where(*ours).values(**values))
    return letter.id


def notices(cast: Cast, who: str) -> list[Notice]:
    db.session.rollback()
    own = select(Notice).where(Notice.person_id == cast.person(who)).order_by(Notice.id)
    return list(db.session.scalars(own))


def test_it_is_marked_once(mails: Mails, cases: Cases) -> None:
    cases.at(State.ASSIGNED)
    gather(now=DIGEST)
    give_up("dan")
    assert bury(now=LATER) == 1
    assert letters("dan")[0].dead_at == LATER
    assert bury(now=LATER) == 0


def test_its_events_are_told_at_the_coordinators_desk(
    mails: Mails, cases: Cases, cast: Cast
) -> None:
    cases.at(State.ASSIGNED)
    gather(now=DIGEST)
    give_up("dan")
    before = len(notices(cast, "bob"))
    bury(now=LATER)
    told = notices(cast, "bob")[before:]
    assert [each.event_id for each in told] == [notices(cast, "dan")[0].event_id]
    assert [each.send_at for each in told] == [None]


def test_the_only_coordinators_letter_goes_to_the_desk_above(
    mails: Mails, cases: Cases, cast: Cast
) -> None:
    cases.reported()
    gather(now=DIGEST)
    give_up("bob")
    bury(now=LATER)
    assert len(notices(cast, "carol")) == 1


def test_what_a_witness_was_told_is_passed_on_to_nobody(
    mails: Mails, cases: Cases, cast: Cast
) -> None:
    cases.at(State.FEEDBACK)
    gather(now=DIGEST)
    before = db.session.scalars(select(Notice.id)).all()
    give_up("alice")
    assert bury(now=LATER) == 1
    db.session.rollback()
    assert db.session.scalars(select(Notice.id)).all() == before


def test_a_dead_letter_brings_forth_no_letter(mails: Mails, cases: Cases) -> None:
    cases.at(State.ASSIGNED)
    gather(now=DIGEST)
    give_up("dan")
    bury(now=LATER)
    assert gather(now=LATER + timedelta(days=1)) == 0


def test_one_that_was_sent_after_all_is_no_dead_letter(mails: Mails, cases: Cases) -> None:
    cases.reported()
    mails.send()
    give_up("bob")
    assert bury(now=LATER) == 0
    assert letters("bob")[0].dead_at is None
    item = db.session.scalars(select(OutboxItem).where(OutboxItem.topic == "letter")).one()
    assert (item.dead_at, item.done_at) == (None, LATER)
