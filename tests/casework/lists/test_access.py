"""The access log in the order and the narrowing auditors ask for."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from flask import Flask

from casework.access_log import Look, note_look
from casework.database import db
from casework.lists.access import (
    LIMIT,
    access_entries,
    case_numbered,
    person_addressed,
    report_number,
    subjects,
)
from casework.models import Meeting
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from tests.cast import Cast, email


def test_all_of_it_of_a_case_or_of_a_person(app: Flask, cast: Cast, now: datetime) -> None:
    cases = Cases(cast, now)
    one, other = cases.reported(), cases.reported()
    for who, ref in (("bob", one), ("bob", other), ("carol", one)):
        note_look(Look.CASE, actor=cast.actor(who), now=now, ref=ref)
    case = case_numbered(db.session, one)
    note_look(
        Look.LOG, actor=cast.actor("otto"), now=now, ref=one, about=cast.person("bob"), what="x"
    )

    def told(**asked: Any) -> list[tuple[str, str, str | None]]:
        return [(row.who, row.kind, row.ref) for row in access_entries(db.session, **asked)]

    assert told()[1:] == [
        ("Carol", "case", one),
        ("Bob", "case", other),
        ("Bob", "case", one),
    ]
    assert told(case_id=case) == [
        ("Otto", "log", one),
        ("Carol", "case", one),
        ("Bob", "case", one),
    ]
    assert told(person_id=cast.person("bob")) == [
        ("Otto", "log", one),
        ("Bob", "case", other),
        ("Bob", "case", one),
    ]


def test_a_page_and_one_more(app: Flask, cast: Cast, now: datetime) -> None:
    for number in range(LIMIT + 5):
        at = now + timedelta(seconds=number)
        note_look(Look.FILE, actor=cast.actor("frank"), now=at, what=str(number))
    first = access_entries(db.session)
    assert len(first) == LIMIT + 1
    rest = access_entries(db.session, before=first[LIMIT - 1].id)
    assert [row.what for row in rest] == ["4", "3", "2", "1", "0"]


def test_a_person_is_found_by_the_whole_address_only(app: Flask, cast: Cast) -> None:
    assert person_addressed(db.session, f" {email('bob').upper()}") == cast.person("bob")
    assert person_addressed(db.session, "bob") is None
    assert case_numbered(db.session, "SMY-2026-222222") is None


def test_meetings_and_reports_are_named_by_their_numbers(
    app: Flask, cast: Cast, now: datetime
) -> None:
    with unit_of_work() as session:
        meeting = Meeting(
            unit_id=cast.unit("TAM"),
            kind="committee",
            turn_on=now.date(),
            scheduled_on=now.date(),
            place="Hội trường",
        )
        session.add(meeting)
        session.flush()
    note_look(Look.MEETING, actor=cast.actor("frank"), now=now, what=str(meeting.id))
    note_look(Look.REPORT, actor=cast.actor("frank"), now=now, what="5")
    found = subjects(db.session, access_entries(db.session))
    assert set(found) == {("meeting", str(meeting.id))}
    assert found["meeting", str(meeting.id)].name == "Tỉnh An Minh"
    assert report_number(db.session, "x") is None


def test_only_one_kind(app: Flask, cast: Cast, now: datetime) -> None:
    for look in (Look.FILE, Look.OVERVIEW):
        note_look(look, actor=cast.actor("frank"), now=now)
    assert [row.kind for row in access_entries(db.session, kind="overview")] == ["overview"]
