"""The invented year has its meetings: one missed, the next one prepared, and twice is once."""

from __future__ import annotations

from sqlalchemy import func, select

from casework.app import opened_app
from casework.check import check
from casework.clock import read_clock
from casework.database import db
from casework.demo_data.ids import Ids
from casework.demo_data.install import install
from casework.demo_data.meetings import Meetings
from casework.demo_data.plan import plan, starts_at
from casework.migrate import migrate
from casework.models import Meeting, MeetingCadence
from casework.settings import Settings


def test_a_year_of_meetings(new_settings: Settings) -> None:
    with opened_app(new_settings) as app:
        migrate(app, purpose="demo")
        ends_at = read_clock(db.session())
        db.session.rollback()
        install(starts_at=starts_at(ends_at), ends_at=ends_at)
        steps = plan(ends_at=ends_at, generated=1, seed="meetings")
        Meetings(Ids(), steps, {}, ends_at).hold(ends_at)
        again = Meetings(Ids(), steps, {}, ends_at)
        again.skip(ends_at)
        again.hold(ends_at)
        states = db.session.scalars(select(Meeting.state).order_by(Meeting.turn_on)).all()
        assert states.count("planned") <= 1
        assert states.count("closed") >= 2
        assert db.session.scalar(select(func.count()).select_from(MeetingCadence)) == 1
        assert [each for each in check(db.session) if each.rule == "meeting"] == []
