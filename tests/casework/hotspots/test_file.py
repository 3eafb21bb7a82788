"""Reading an entry back, and the days it owes something."""

from __future__ import annotations

from datetime import date

import pytest

from casework.calendar.stored import current_calendar
from casework.database import db
from casework.hotspots.file import fold_of, read_entry_events, rolling, texts_of
from tests.casework.hotspots.register import Register


def test_the_words_of_an_event_lie_beside_it(register: Register) -> None:
    events = read_entry_events(db.session, register.opened())
    words = texts_of(db.session, [each.id for each in events])
    assert words == {events[0].id: "Kênh tiêu thôn Đông\nNhiều người phản ánh."}
    assert "Kênh" not in str(events[0].body)


def test_an_entry_begins_with_its_opening(register: Register) -> None:
    events = read_entry_events(db.session, register.opened())
    assert fold_of(events).cases
    for wrong in (events[1:], []):
        with pytest.raises(ValueError, match="entry"):
            fold_of(wrong)


@pytest.mark.usefixtures("register")
def test_a_sunday_rolls_to_monday() -> None:
    roll = rolling(current_calendar(db.session))
    assert roll(date(2026, 3, 8)) == roll(date(2026, 3, 9)) == date(2026, 3, 9)
