"""What is due to a person goes into one letter, once."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select, update

from casework.database import db
from casework.models import Channel, Letter, Notice, OutboxItem, Person
from casework.notify.letters import gather, gather_for, people_due
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.casework.notify.mails import DIGEST, Mails, letters
from tests.cast import Cast
from workflows.states import State

NEXT_DAY = DIGEST + timedelta(days=1)


def notices(cast: Cast, who: str) -> list[Notice]:
    db.session.rollback()
    own = select(Notice).where(Notice.person_id == cast.person(who)).order_by(Notice.id)
    return list(db.session.scalars(own.execution_options(populate_existing=True)))


def set_person(cast: Cast, who: str, **values: object) -> None:
    with unit_of_work() as session:
        session.execute(update(Person).where(Person.id == cast.person(who)).values(**values))


def test_everything_due_goes_into_the_one_digest_of_the_day(
    mails: Mails, cases: Cases, cast: Cast
) -> None:
    for _ in range(3):
        cases.reported()
    assert gather(now=DIGEST) == 1
    (letter,) = letters("bob")
    assert (letter.key, letter.way, letter.at_once) == ("digest-2026-03-03", "mail", False)
    assert {each.letter_id for each in notices(cast, "bob")} == {letter.id}


def test_the_work_of_sending_is_asked_for_with_it(mails: Mails, cases: Cases) -> None:
    cases.reported()
    gather(now=DIGEST)
    (letter,) = letters()
    item = db.session.scalars(select(OutboxItem).where(OutboxItem.topic == "letter")).one()
    assert (item.subject_id, item.due_at) == (letter.id, DIGEST)


def test_nothing_is_made_before_its_time_or_twice(mails: Mails, cases: Cases) -> None:
    cases.reported()
    assert gather(now=DIGEST - timedelta(seconds=1)) == 0
    assert gather(now=DIGEST) == 1
    assert gather(now=DIGEST + timedelta(minutes=1)) == 0


def test_what_comes_too_late_for_the_digest_waits_for_the_next(
    mails: Mails, cases: Cases, cast: Cast
) -> None:
    cases.reported()
    gather(now=DIGEST)
    cases.now = DIGEST - timedelta(seconds=1)  # a slow command that began before it
    cases.reported()
    assert gather(now=DIGEST + timedelta(seconds=5)) == 0
    assert notices(cast, "bob")[-1].send_at == NEXT_DAY
    assert gather(now=NEXT_DAY) == 1
    assert [each.key for each in letters("bob")] == ["digest-2026-03-03", "digest-2026-03-04"]


def test_years_of_silence_are_caught_up_in_one_digest(mails: Mails, cases: Cases) -> None:
    for days in (0, 1, 40):
        cases.now += timedelta(days=days)
        cases.reported()
    assert gather(now=DIGEST + timedelta(days=399)) == 1


def test_no_digest_leaves_at_night_or_on_a_day_off(mails: Mails, cases: Cases, cast: Cast) -> None:
    """The ticker was down at the hour: it waits for the next (Zammad #4432)."""
    cases.reported()
    for closed in (DIGEST + timedelta(hours=15), datetime(2026, 3, 7, 3, 0, tzinfo=UTC)):
        assert gather(now=closed) == 0
    assert notices(cast, "bob")[0].send_at == datetime(2026, 3, 9, 0, 30, tzinfo=UTC)
    assert letters() == []


def test_a_hot_spot_leaves_at_once_in_the_middle_of_the_night(mails: Mails, cases: Cases) -> None:
    ref = cases.at(State.IN_PROGRESS)
    cases.now += timedelta(hours=15)
    cases.do("frank", ref, "put_in_hot_spot")
    gather(now=cases.now)
    assert {letter.at_once for letter in letters()} == {True}
    assert letters("dan")


def test_an_urgent_case_waits_for_the_opening(mails: Mails, cases: Cases, cast: Cast) -> None:
    ref = cases.reported()
    cases.do("bob", ref, "assess", urgent=True)
    cases.now += timedelta(hours=15)
    cases.do("bob", ref, "assign")
    assert gather(now=cases.now) == 0
    opening = notices(cast, "dan")[0].send_at
    assert opening == DIGEST
    gather(now=DIGEST)
    assert letters("dan")[0].at_once


def test_many_at_once_go_together(mails: Mails, cases: Cases, cast: Cast) -> None:
    for _ in range(3):
        ref = cases.reported()
        cases.do("bob", ref, "assess", urgent=True)
        cases.do("bob", ref, "assign")
    gather(now=cases.now)
    (letter,) = letters("dan")
    assert {each.letter_id for each in notices(cast, "dan")} == {letter.id}


def test_who_wants_no_mail_is_told_inside_only(mails: Mails, cases: Cases, cast: Cast) -> None:
    set_person(cast, "bob", mail_digest=False)
    cases.reported()
    assert gather(now=DIGEST) == 0
    assert notices(cast, "bob")[0].send_at is None


def test_who_wants_no_mail_at_once_gets_it_with_the_digest(
    mails: Mails, cases: Cases, cast: Cast
) -> None:
    set_person(cast, "dan", mail_at_once=False)
    ref = cases.at(State.IN_PROGRESS)
    cases.do("frank", ref, "put_in_hot_spot")
    gather(now=cases.now)
    assert letters("dan") == []
    assert {(each.send_at, each.at_once) for each in notices(cast, "dan")} == {(DIGEST, False)}


def test_a_second_way_carries_the_same_notices(mails: Mails, cases: Cases, cast: Cast) -> None:
    with unit_of_work() as session:
        row = Channel(person_id=cast.person("bob"), scheme="tgram", url="tgram://1:a/2")
        row.recorded_at = cases.now
        session.add(row)
    cases.reported()
    assert gather(now=DIGEST) == 2
    mail, copy = letters("bob")
    assert (copy.copy_of_id, copy.key) == (mail.id, mail.key)
    assert notices(cast, "bob")[0].letter_id == mail.id


def test_a_locked_account_gets_no_letter(mails: Mails, cases: Cases, cast: Cast) -> None:
    cases.reported()
    set_person(cast, "bob", active=False)
    assert gather(now=DIGEST) == 0


def test_without_a_mail_server_everything_stays_inside(
    app: Flask, cases: Cases, cast: Cast
) -> None:
    cases.reported()
    assert gather(now=DIGEST) == 0
    assert notices(cast, "bob")[0].send_at is None


def test_the_longest_waiting_come_first(mails: Mails, cases: Cases, cast: Cast) -> None:
    cases.reported(unit="BSE", who="wendy")
    cases.now += timedelta(days=1)
    cases.reported()
    due = people_due(DIGEST + timedelta(days=2))
    assert due == [cast.person("bill"), cast.person("bob")]


def test_any_number_of_tickers_make_each_letter_once(
    app: Flask, mails: Mails, cases: Cases, cast: Cast
) -> None:
    for _ in range(3):
        cases.at(State.ASSIGNED)
    start = threading.Barrier(4)

    def tick() -> None:
        with app.app_context():
            start.wait()
            gather(now=DIGEST)
            db.session.remove()

    db.session.rollback()
    tickers = [threading.Thread(target=tick) for _ in range(4)]
    for each in tickers:
        each.start()
    for each in tickers:
        each.join()
    assert [each.key for each in letters("dan")] == ["digest-2026-03-03"]
    assert len(letters()) == len({each.person_id for each in letters()})
    assert all(each.letter_id for each in notices(cast, "dan"))


def test_somebody_who_is_not_there_has_no_letters(mails: Mails) -> None:
    assert gather_for(4711, now=DIGEST) == 0
    assert db.session.scalars(select(Letter)).all() == []
