"""Looks are written down: each file and vault, each case once in ten minutes."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from casework.access_log import Look, note_look, purge_access, record_look
from casework.clock import read_clock
from casework.database import db
from casework.models import AccessEntry, Case
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast
from workflows.states import State


@pytest.fixture
def ref(cast: Cast, now: datetime) -> str:
    return Cases(cast, now).at(State.IN_PROGRESS)


def entries() -> list[AccessEntry]:
    db.session.rollback()
    return list(db.session.scalars(select(AccessEntry).order_by(AccessEntry.id)))


def test_a_look_names_person_case_and_time(app: Flask, cast: Cast, ref: str, now: datetime) -> None:
    note_look(Look.CASE, actor=cast.actor("dan"), now=now, ref=ref)
    (entry,) = entries()
    case = db.session.scalars(select(Case.id).where(Case.ref == ref)).one()
    assert (entry.person_id, entry.case_id, entry.kind, entry.at) == (
        cast.person("dan"),
        case,
        "case",
        now,
    )


def test_a_look_repeated_within_ten_minutes_is_one_entry(
    app: Flask, cast: Cast, ref: str, now: datetime
) -> None:
    for minutes in (0, 1, 9):
        note_look(Look.CASE, actor=cast.actor("dan"), now=now + timedelta(minutes=minutes), ref=ref)
    assert len(entries()) == 1
    note_look(Look.CASE, actor=cast.actor("dan"), now=now + timedelta(minutes=10), ref=ref)
    note_look(Look.JSON, actor=cast.actor("dan"), now=now, ref=ref)
    note_look(Look.CASE, actor=cast.actor("bob"), now=now, ref=ref)
    assert len(entries()) == 4


def test_every_file_is_an_entry(app: Flask, cast: Cast, now: datetime) -> None:
    for _ in range(2):
        note_look(Look.FILE, actor=cast.actor("frank"), now=now, what="qua-han.xlsx")
    assert [(entry.kind, entry.what) for entry in entries()] == [("file", "qua-han.xlsx")] * 2


def test_of_a_collaborator_the_case_is_left_out(
    app: Flask, cast: Cast, ref: str, now: datetime
) -> None:
    note_look(Look.CASE, actor=cast.actor("alice"), now=now, ref=ref)
    note_look(Look.PHOTO, actor=cast.actor("alice"), now=now, ref=ref)
    assert [(entry.person_id, entry.case_id) for entry in entries()] == [
        (cast.person("alice"), None)
    ] * 2


def test_what_is_no_case_leaves_no_entry(app: Flask, cast: Cast, now: datetime) -> None:
    note_look(Look.CASE, actor=cast.actor("dan"), now=now, ref="SMY-2026-222222")
    note_look(Look.PHOTO, actor=cast.actor("dan"), now=now, photo="x")
    assert entries() == []


def test_the_old_go_after_the_time_of_the_setting_and_never_before_ninety_days(
    app: Flask, cast: Cast
) -> None:
    present = read_clock(db.session)
    with unit_of_work() as session:
        for days in (1, 89, 91, 2000):
            at = present - timedelta(days=days)
            record_look(session, Look.CASE, person_id=cast.person("dan"), now=at)
    assert purge_access(now=present) == 1
    assert purge_access(now=present, older_than_days=1) == 1
    assert len(entries()) == 2


def test_a_page_about_many_cases_is_one_entry_in_ten_minutes_for_each_it_is_of(
    app: Flask, cast: Cast, now: datetime
) -> None:
    frank = cast.actor("frank")
    for minutes in (0, 9):
        for what in ("3", "4", None):
            at = now + timedelta(minutes=minutes)
            note_look(Look.MEETING, actor=frank, now=at, what=what)
    note_look(Look.LEDGER, actor=frank, now=now, what="3")
    note_look(Look.MEETING, actor=cast.actor("olga"), now=now, what="3")
    note_look(Look.MEETING, actor=frank, now=now + timedelta(minutes=10), what="3")
    assert [(entry.kind, entry.what) for entry in entries()] == [
        ("meeting", "3"),
        ("meeting", "4"),
        ("meeting", None),
        ("ledger", "3"),
        ("meeting", "3"),
        ("meeting", "3"),
    ]
