"""Keys of forms, ended tokens and old lists go on their day, and not before."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from casework.administration.data_requests import ask_about_own_data, withdraw_request
from casework.database import db
from casework.models import ApiToken, DataRequest, Export, Submission
from casework.queries import ids_of_numbers
from casework.retention.leftovers import (
    EXPORT_DAYS,
    KEY_DAYS,
    REQUEST_DAYS,
    TOKEN_DAYS,
    purge_exports,
    purge_requests,
    purge_submissions,
    purge_tokens,
)
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast

DAY = timedelta(days=1)


def count(table: type) -> int:
    return db.session.scalar(select(func.count()).select_from(table)) or 0


def test_keys_of_forms(cases: Cases, cast: Cast, now: datetime) -> None:
    (case_id,) = ids_of_numbers(db.session, [cases.reported()])
    person = cast.person("alice")
    with unit_of_work() as session:
        session.add(
            Submission(person_id=person, key="k", body_hash="h", case_id=case_id, recorded_at=now)
        )
    assert purge_submissions(now=now + (KEY_DAYS - 1) * DAY) == 0
    assert purge_submissions(now=now + KEY_DAYS * DAY) == 1
    assert count(Submission) == 0


@pytest.mark.parametrize(("revoked", "waits"), [(False, 30), (True, 0)])
def test_tokens(app: Flask, cast: Cast, now: datetime, revoked: bool, waits: int) -> None:
    with unit_of_work() as session:
        session.add(
            ApiToken(
                person_id=cast.person("bob"),
                token_hash="0" * 64,
                scopes="read",
                created_at=now,
                expires_at=now + 30 * DAY,
                revoked_at=now if revoked else None,
            )
        )
    over = now + (waits + TOKEN_DAYS) * DAY
    assert purge_tokens(now=over - DAY) == 0
    assert purge_tokens(now=over) == 1


def test_lists(app: Flask, cast: Cast, now: datetime) -> None:
    with unit_of_work() as session:
        session.add(
            Export(
                token="t", person_id=cast.person("bob"), what="overdue", filters={},
                recorded_at=now, sha256="ab" * 32, ready_at=now,
            )
        )  # fmt: skip
    assert purge_exports(now=now + (EXPORT_DAYS - 1) * DAY) == 0
    assert purge_exports(now=now + EXPORT_DAYS * DAY) == 1


def test_requests_about_own_data_once_they_have_ended(
    app: Flask, cast: Cast, now: datetime
) -> None:
    bob = cast.actor("bob")
    ended = ask_about_own_data(actor=bob, now=now, wish="export")
    ask_about_own_data(actor=bob, now=now, wish="erase")
    withdraw_request(ended, actor=bob, now=now)
    assert purge_requests(now=now + (REQUEST_DAYS - 1) * DAY) == 0
    assert purge_requests(now=now + REQUEST_DAYS * DAY) == 1
    assert count(DataRequest) == 1
