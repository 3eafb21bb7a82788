"""The rules as the database keeps them."""

from __future__ import annotations

from datetime import datetime, timedelta

from casework.database import db
from casework.models import CalendarVersion
from casework.rules.stored import read_rulebook
from casework.unit_of_work import unit_of_work
from tests.cases import Cases
from workflows.types import CASE_TYPES


def test_the_first_policies_are_those_of_the_files(cases: Cases, now: datetime) -> None:
    rules = read_rulebook(db.session)
    for slug, case_type in CASE_TYPES.items():
        assert rules.policy(slug, now) is case_type.policy


def test_the_same_object_is_read_until_a_version_is_added(cases: Cases, now: datetime) -> None:
    before = read_rulebook(db.session)
    assert read_rulebook(db.session) is before
    with unit_of_work() as session:
        newest = before.newest_calendar.version
        later = now + timedelta(days=1)
        session.add(CalendarVersion(id=newest + 1, recorded_at=later, note="a test"))
    after = read_rulebook(db.session)
    assert after is not before
    assert after.calendar(now) is before.newest_calendar
    assert after.newest_calendar.version == before.newest_calendar.version + 1
