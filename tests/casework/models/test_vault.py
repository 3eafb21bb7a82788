"""The database itself keeps what was sealed as it was sealed, and beside a case that is there."""

from __future__ import annotations

import secrets
from datetime import date
from uuid import uuid4

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from casework.database import db
from casework.models import VaultEntry
from casework.queries import ids_of_numbers
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast


def entry(case_id: int, consent: int = 1) -> VaultEntry:
    return VaultEntry(
        token=str(uuid4()),
        case_id=case_id,
        week=date(2026, 3, 2),
        consent=consent,
        sealed=secrets.token_bytes(40),
    )


def test_a_contact_needs_a_case_and_a_consent(app: Flask, cases: Cases, cast: Cast) -> None:
    (case_id,) = ids_of_numbers(db.session, [cases.reported()])
    for wrong in (entry(999_999), entry(case_id, consent=0)):
        with pytest.raises(IntegrityError), unit_of_work() as session:
            session.add(wrong)
    with unit_of_work() as session:
        session.add(entry(case_id))


def test_the_sealed_bytes_are_not_fetched_by_the_way(app: Flask, cases: Cases) -> None:
    (case_id,) = ids_of_numbers(db.session, [cases.reported()])
    with unit_of_work() as session:
        session.add(entry(case_id))
    db.session.expunge_all()
    row = db.session.query(VaultEntry).one()
    assert "sealed" not in row.__dict__
