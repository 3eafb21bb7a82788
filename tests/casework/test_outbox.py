"""Work is asked for with the change, taken by lease, and never lost or done without end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from casework.database import db
from casework.models import OutboxItem
from casework.outbox import (
    ASKS_FOR_WORK,
    DIED,
    LEASE,
    LETTERS,
    LONGEST_FAULT,
    WORK,
    Claim,
    claim,
    fail,
    finish,
    put,
    renew,
    work_is_due,
)
from casework.unit_of_work import unit_of_work

INSTANT = timedelta(microseconds=1)


def ask(now: datetime, *subjects: int) -> None:
    with unit_of_work() as session:
        for subject in subjects:
            put(session, "photo", subject, now)


def take(now: datetime) -> Claim | None:
    with unit_of_work() as session:
        return claim(session, WORK, now=now)


def taken(now: datetime) -> Claim:
    held = take(now)
    assert held is not None
    return held


def end(held: Claim, now: datetime, fault: str = "") -> None:
    with unit_of_work() as session:
        if fault:
            fail(session, held, fault, now=now)
        else:
            finish(session, held, now=now)


def item() -> OutboxItem:
    db.session.rollback()
    return db.session.scalars(select(OutboxItem)).one()


def test_work_is_taken_in_the_order_it_was_due(app: Flask, now: datetime) -> None:
    ask(now, 1)
    ask(now - timedelta(minutes=1), 2)
    assert [taken(now).subject_id, taken(now).subject_id] == [2, 1]
    assert take(now) is None


def test_putting_tells_who_commits_that_there_is_work(app: Flask, now: datetime) -> None:
    put(db.session, "photo", 1, now)
    assert db.session.info[ASKS_FOR_WORK]
    db.session.rollback()


def test_work_of_a_change_that_failed_was_never_asked_for(app: Flask, now: datetime) -> None:
    with pytest.raises(IntegrityError):
        ask(now, 1, 1)
    assert take(now) is None


def test_the_same_work_is_asked_for_once(app: Flask, now: datetime) -> None:
    ask(now, 1)
    with pytest.raises(IntegrityError):
        ask(now, 1)


def test_work_is_due_only_while_there_is_some(app: Flask, now: datetime) -> None:
    assert not work_is_due(db.session, WORK, now=now)
    ask(now, 1)
    assert not work_is_due(db.session, WORK, now=now - INSTANT)
    assert work_is_due(db.session, WORK, now=now)
    end(taken(now), now)
    assert not work_is_due(db.session, WORK, now=now)


def test_a_letter_and_other_work_are_taken_from_lanes_of_their_own(
    app: Flask, now: datetime
) -> None:
    with unit_of_work() as session:
        put(session, "letter", 7, now - timedelta(hours=1))
    assert take(now) is None
    assert work_is_due(db.session, LETTERS, now=now)
    ask(now, 1)
    assert taken(now).topic == "photo"
    with unit_of_work() as session:
        held = claim(session, LETTERS, now=now)
    assert held is not None
    assert (held.topic, held.subject_id) == ("letter", 7)


def test_a_letter_survives_a_mail_server_that_is_away_from_friday_evening_to_monday_noon(
    app: Flask, now: datetime
) -> None:
    with unit_of_work() as session:
        put(session, "letter", 7, now)
    at, tries = now, 0
    while item().dead_at is None:
        with unit_of_work() as session:
            held = claim(session, LETTERS, now=at)
        assert held is not None
        end(held, at, "unreachable")
        tries, last, at = held.tries, at, item().due_at
    assert last - now >= timedelta(hours=72)
    assert last - now == LETTERS.patience.lasts()
    assert (tries, item().dead_at) == (LETTERS.patience.most_tries, last)
    waits = [LETTERS.patience.wait_after(n) for n in range(1, LETTERS.patience.most_tries)]
    assert waits == sorted(waits)
    assert max(waits) <= timedelta(hours=4)


def test_done_work_is_not_taken_again(app: Flask, now: datetime) -> None:
    ask(now, 1)
    end(taken(now), now)
    assert item().done_at == now
    assert take(now + timedelta(days=400)) is None


def test_held_work_is_taken_again_only_when_the_lease_is_over(app: Flask, now: datetime) -> None:
    ask(now, 1)
    first = taken(now)
    assert take(now + LEASE - INSTANT) is None
    second = taken(now + LEASE)
    assert (second.id, second.tries) == (first.id, first.tries + 1)


def test_long_work_renews_its_lease_and_what_is_done_stays_done(app: Flask, now: datetime) -> None:
    ask(now, 1)
    held = taken(now)
    with unit_of_work() as session:
        renew(session, "photo", 1, now=now + LEASE)
    assert take(now + LEASE) is None
    assert item().due_at == now + 2 * LEASE
    end(held, now + LEASE)
    with unit_of_work() as session:
        renew(session, "photo", 1, now=now + 9 * LEASE)
    assert item().due_at == now + 2 * LEASE


def test_failed_work_waits_and_keeps_its_fault(app: Flask, now: datetime) -> None:
    ask(now, 1)
    end(taken(now), now, "OSError: no space")
    assert item().fault == "OSError: no space"
    assert take(now + timedelta(seconds=10) - INSTANT) is None
    assert taken(now + timedelta(seconds=10)).tries == 2


def test_done_at_last_it_has_no_fault(app: Flask, now: datetime) -> None:
    ask(now, 1)
    end(taken(now), now, "OSError")
    end(taken(now + timedelta(seconds=10)), now)
    assert (item().fault, item().dead_at) == (None, None)


def test_the_waits_double_up_to_an_hour() -> None:
    waits = [
        WORK.patience.wait_after(tries).total_seconds()
        for tries in range(1, WORK.patience.most_tries)
    ]
    assert waits == [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]


def test_after_twelve_tries_it_is_dead_and_says_why(app: Flask, now: datetime) -> None:
    ask(now, 1)
    moment = now
    for _ in range(12):
        end(taken(moment), moment, "ValueError: this photo never renders")
        moment += timedelta(hours=1)
    dead = item()
    assert (dead.tries, dead.done_at) == (12, None)
    assert dead.dead_at is not None
    assert dead.fault == "ValueError: this photo never renders"
    assert take(moment + timedelta(days=30)) is None


def test_work_that_kills_its_worker_each_time_ends_too(app: Flask, now: datetime) -> None:
    ask(now, 1, 2)
    for lost in range(12):
        assert taken(now + LEASE * lost).tries == lost + 1
        assert taken(now + LEASE * lost).tries == lost + 1
    assert take(now + LEASE * 12) is None
    db.session.rollback()
    rows = db.session.scalars(select(OutboxItem)).all()
    assert [(row.tries, row.fault, row.dead_at) for row in rows] == [
        (12, DIED, now + LEASE * 12)
    ] * 2


def test_who_lost_the_lease_cannot_fail_the_work_of_the_next(app: Flask, now: datetime) -> None:
    ask(now, 1)
    slow = taken(now)
    quick = taken(now + LEASE)
    end(slow, now + LEASE, "too slow")
    assert item().fault is None
    end(quick, now + LEASE)
    end(slow, now + LEASE, "too slow")
    assert item().done_at == now + LEASE


def test_a_long_fault_is_cut(app: Flask, now: datetime) -> None:
    ask(now, 1)
    end(taken(now), now, "x" * 10_000)
    assert item().fault == "x" * LONGEST_FAULT
