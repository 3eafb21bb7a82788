"""All that is stored about each case, in few queries, as the database has it now."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from casework.checking import records
from casework.checking.records import read_records
from casework.database import db
from casework.models import Case, CaseEvent


@contextmanager
def statements() -> Iterator[list[str]]:
    """The statements sent to the database meanwhile."""
    sent: list[str] = []

    def listen(*arguments: object) -> None:
        sent.append(str(arguments[2]))

    event.listen(db.engine, "before_cursor_execute", listen)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", listen)


def test_every_case_comes_once_with_its_events(office: Flask) -> None:
    found = list(read_records(db.session))
    assert [each.row.id for each in found] == sorted(db.session.scalars(select(Case.id)))
    assert sum(len(each.events) for each in found) == db.session.scalar(
        select(func.count()).select_from(CaseEvent)
    )
    assert all(event.case_id == each.row.id for each in found for event in each.events)


def test_the_number_of_queries_does_not_grow_with_the_cases(office: Flask) -> None:
    with statements() as sent:
        list(read_records(db.session))
    assert len(sent) <= 12


def test_batches_join_without_a_gap(office: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = [each.row.ref for each in read_records(db.session)]
    monkeypatch.setattr(records, "BATCH", 4)
    assert [each.row.ref for each in read_records(db.session)] == whole


def test_what_the_session_remembers_is_not_what_is_read(office: Flask) -> None:
    row = db.session.scalars(select(Case).limit(1)).one()
    voices_before = row.voices
    row.__dict__["voices"] = 77
    found = next(each for each in read_records(db.session) if each.row.id == row.id)
    assert found.row.voices == voices_before
