"""What tests of lists share: cases, the tree of units and the working calendar."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.units import UnitTree, read_tree
from tests.cases import Cases
from tests.cast import Cast
from workflows.calendar import WorkCalendar

# Long enough before the test's morning for anything not yet assessed to be overdue.
WEEKS_AGO = timedelta(days=28)


@pytest.fixture
def cases(cast: Cast, now: datetime) -> Cases:
    """Cases made this morning."""
    return Cases(cast, now)


@pytest.fixture
def old(cast: Cast, now: datetime) -> Cases:
    """Cases made four weeks ago."""
    return Cases(cast, now - WEEKS_AGO)


@pytest.fixture
def tree(cast: Cast) -> UnitTree:
    """The units of the cast."""
    return read_tree(db.session)


@pytest.fixture
def calendar(cast: Cast) -> WorkCalendar:
    """The shipped calendar."""
    return current_calendar(db.session)
