"""One event is told to one person once."""

from __future__ import annotations

from sqlalchemy import select

from casework.database import db
from casework.models import Notice
from tests.cases import Cases
from tests.casework.models.refusal import refuses


def test_a_second_notice_of_the_same_event_is_refused(cases: Cases) -> None:
    cases.reported()
    first = db.session.scalars(select(Notice)).one()
    again = Notice(
        person_id=first.person_id,
        case_id=first.case_id,
        event_id=first.event_id,
        recorded_at=cases.now,
    )
    refuses(again, "notices.event_id, notices.person_id")


def test_a_notice_is_of_something_that_exists(cases: Cases) -> None:
    cases.reported()
    refuses(Notice(person_id=1, case_id=1, event_id=99, recorded_at=cases.now), "foreign key")
