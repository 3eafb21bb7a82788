"""Two monthly reports of the province, frozen, so that the page of reports has something to show."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import func, select

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.demo_data.ids import Ids
from casework.demo_data.people import seated
from casework.demo_data.places import TOP
from casework.models import Report, Unit
from casework.refs import ZONE
from casework.reports.asking import ask_for_report
from casework.reports.freezing import freeze
from workflows.actors import Role
from workflows.figures.periods import Period, month

HOW_MANY = 2


def write_reports(*, ends_at: datetime) -> None:
    """The last two months that are over, as known when each ended; nothing if there are reports."""
    session = db.session
    if session.scalar(select(func.count()).select_from(Report)):
        session.rollback()
        return
    top = session.scalars(select(Unit.id).where(Unit.code == TOP)).one()
    actor = Ids().actor(seated(Role.COMMITTEE, TOP)[0].email, ends_at)
    calendar = current_calendar(session)
    session.rollback()
    for period in reversed(_months_before(ends_at.astimezone(ZONE).date())):
        token = ask_for_report(
            period, actor=actor, now=ends_at, as_of=period.ends(calendar), unit=top
        )
        report = session.scalars(select(Report.id).where(Report.token == token)).one()
        session.rollback()
        freeze(report, now=ends_at)


def _months_before(day: date) -> list[Period]:
    found = [month(day.year, day.month).before()]
    while len(found) < HOW_MANY:
        found.append(found[-1].before())
    return found
