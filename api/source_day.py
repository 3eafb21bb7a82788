"""A day that says when somebody told of the matter: the day, or only its week."""

from __future__ import annotations

from datetime import date, datetime

from flask_babel import gettext as _

from api.filters import day
from casework.lists.case import CaseReading
from workflows.coarseness import Grain, coarse_day


def source_day(reading: CaseReading, at: datetime | date) -> str:
    """``02/03/2026``, or ``tuần từ 02/03/2026`` for whom the day would be too fine."""
    words = day(coarse(reading, at))
    return words if reading.grain is Grain.DAY else str(_("tuần từ %(day)s", day=words))


def coarse(reading: CaseReading, at: datetime | date) -> date:
    """The same as a date."""
    local = reading.file.calendar.local_date(at) if isinstance(at, datetime) else at
    return coarse_day(local, reading.grain)
