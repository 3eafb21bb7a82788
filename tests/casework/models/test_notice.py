"""One event is told to one person once."""

from __future__ import annotations

from sqlalchemy import select

from casework.database import db
from casework.models import AdminEvent, Notice
from tests.cases import Cases
from tests.casework.models.refusal import refuses, writes
from tests.cast import Cast


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


def test_a_notice_is_of_one_thing(cases: Cases, cast: Cast) -> None:
    cases.reported()
    first = db.session.scalars(select(Notice)).one()
    bare = {"person_id": first.person_id, "recorded_at": cases.now}
    refuses(Notice(**bare), "of_one_thing")
    refuses(Notice(**bare, case_id=first.case_id), "of_one_thing")
    deed = AdminEvent(recorded_at=cases.now, kind="role_ended", body={})
    writes(deed)
    told = {**bare, "admin_event_id": deed.id}
    refuses(Notice(**told, case_id=first.case_id, event_id=first.event_id), "of_one_thing")
    writes(Notice(**told))
    refuses(Notice(**told), "notices.admin_event_id, notices.person_id")
