"""An error of the database names the rule that was broken and none of the values."""

from __future__ import annotations

import logging
import traceback
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from casework.database import db
from casework.drain import drain
from casework.models import CaseText, OutboxItem, Person
from casework.outbox import put
from casework.unit_of_work import unit_of_work
from tests.cast import Cast, email

SECRET = "bà Tư xóm Đông"


def broken_rule() -> IntegrityError:
    with pytest.raises(IntegrityError) as refused, unit_of_work() as session:
        session.add(CaseText(case_id=10**9, title=SECRET, what=SECRET, place=SECRET, folded=None))
    return refused.value


def test_the_words_of_a_report_are_in_no_traceback(app: Flask) -> None:
    told = "".join(traceback.format_exception(broken_rule()))
    assert "folded" in told
    assert SECRET not in told


def test_an_address_that_is_taken_is_not_said_again(app: Flask, cast: Cast, now: datetime) -> None:
    taken = Person(email=email("alice"), name=SECRET, password_hash=SECRET, created_at=now)
    with pytest.raises(IntegrityError) as refused, unit_of_work() as session:
        session.add(taken)
    told = "".join(traceback.format_exception(refused.value))
    assert "email" in told
    assert email("alice") not in told
    assert SECRET not in told


def test_a_statement_of_text_says_no_values_either(app: Flask) -> None:
    with pytest.raises(IntegrityError) as refused, db.engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO case_texts (case_id, title, what, place) VALUES (1, :title, :what, :place)"
            ),
            {"title": SECRET, "what": SECRET, "place": SECRET},
        )
    assert SECRET not in "".join(traceback.format_exception(refused.value))


def test_nor_do_the_log_and_the_row_of_work_that_failed(
    app: Flask, now: datetime, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    with unit_of_work() as session:
        put(session, "anchor", 1, now)

    def fails(subject_id: int, *, now: datetime) -> None:
        raise broken_rule()

    drain(1, handlers={"anchor": fails})
    fault = db.session.query(OutboxItem.fault).scalar()
    assert "IntegrityError" in fault
    assert "IntegrityError" in caplog.text
    assert SECRET not in fault + caplog.text
