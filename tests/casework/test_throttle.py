"""A brake that counts in the database: failures only, never an address, never for long."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.database import db
from casework.errors import TooOften
from casework.models import Attempt
from casework.throttle import KEPT, Limit, count_attempt, digest, forgive, prune_attempts

FIVE = timedelta(minutes=5)


def limit(who: str = "alice", most: int = 3) -> Limit:
    return Limit("test", who, most, FIVE)


def kept() -> int:
    return db.session.scalar(select(func.count()).select_from(Attempt)) or 0


def test_so_many_attempts_pass_and_the_next_does_not(app: Flask, now: datetime) -> None:
    for _ in range(3):
        count_attempt([limit()], now=now)
    with pytest.raises(TooOften):
        count_attempt([limit()], now=now)


def test_each_is_counted_apart(app: Flask, now: datetime) -> None:
    for _ in range(3):
        count_attempt([limit()], now=now)
    count_attempt([limit("bob")], now=now)
    count_attempt([Limit("other", "alice", 3, FIVE)], now=now)


def test_waiting_helps_whoever_goes_on_trying_meanwhile(app: Flask, now: datetime) -> None:
    for _ in range(3):
        count_attempt([limit()], now=now)
    for minutes in (1, 2, 3, 4):
        with pytest.raises(TooOften):
            count_attempt([limit()], now=now + timedelta(minutes=minutes))
    count_attempt([limit()], now=now + FIVE)


def test_success_counts_nothing(app: Flask, now: datetime) -> None:
    for _ in range(10):
        forgive(count_attempt([limit(), limit("bob")], now=now))
    assert kept() == 0


def test_one_limit_reached_is_enough_and_the_others_count_nothing(
    app: Flask, now: datetime
) -> None:
    count_attempt([limit("bob", 1)], now=now)
    with pytest.raises(TooOften):
        count_attempt([limit(), limit("bob", 1)], now=now)
    assert kept() == 1


def test_nothing_kept_says_who_it_was(app: Flask, now: datetime) -> None:
    count_attempt([limit("203.0.113.7")], now=now)
    assert "203.0.113.7" not in str(db.session.execute(select(Attempt.__table__)).all())
    assert digest("a") != digest("b")
    assert len(digest("\ud800")) == 64


def test_what_no_limit_looks_at_is_forgotten(app: Flask, now: datetime) -> None:
    count_attempt([limit()], now=now - KEPT)
    count_attempt([limit()], now=now)
    assert prune_attempts(now=now) == 1
    assert kept() == 1
